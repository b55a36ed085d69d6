// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/diagnosed.h"
#include "response/entry.h"
#include "response/people/kinds.h"
#include "response/people/listings.h"
#include "response/people/score.h"
#include "response/services/grounds.h"
#include "town/town.h"

namespace beffroi::response::people {

/// How far the data of a set is touched. In the order of gravity.
enum class Exposure : std::uint8_t {
  no_sign,       ///< what was read shows nothing, or it stands apart: no proof
  not_examined,  ///< nobody knows
  out_of_reach,  ///< the town itself cannot reach it; nothing says that others did
  suspected,     ///< it was perhaps within the attacker's reach
  exposed,       ///< the attacker was where it lies, or published it
};
std::string_view name_of(Exposure exposure);
std::optional<Exposure> exposure_named(std::string_view name);

/// Why. Texts of the town's file and of the evidence, hence hostile.
struct Ground {
  std::string why;  ///< message people.ground.<why>
  Exposure leads_to = Exposure::not_examined;
  std::string system, through, machine, place;
  std::string finding;      ///< of the diagnosis
  bool supposed = false;    ///< … which is not sure of it
  std::uint64_t entry = 0;  ///< of the journal
  std::string by;           ///< who declared it
  std::string sha256;       ///< of a listing
  std::uint64_t count = 0;  ///< lines of it
  std::string lines;        ///< the numbers of the first of them

  friend bool operator==(const Ground&, const Ground&) = default;
};

/// A category as the register writes it, and the kinds that it stands for; none where it was not recognised.
struct Category {
  std::string text;
  std::vector<const Kind*> kinds;
};

/// What of one case every data set is looked at with. Deterministic: in the order of the town's file and of the journal.
class Evidence {
 public:
  Evidence(const town::Town& town, const Diagnosed& diagnosed, Entries entries);

  /// All that is known of where the data lies, what leads furthest first.
  std::vector<Ground> grounds_of(const town::DataSet& set) const;
  /// ENISA's inputs as they follow from it; context and identification are zero where no category was recognised.
  Score score_of(const std::vector<Category>& categories, const std::vector<Ground>& grounds) const;

  const std::vector<Listing>& listings() const { return listings_; }
  /// Somebody saw an attack, or the diagnosis did.
  bool attack_known() const { return attack_entry_ != 0 || diagnosed_.sees_an_attack(); }

 private:
  struct Said {
    std::uint64_t entry = 0;
    std::string by;
  };

  std::vector<Ground> where_it_lies(const town::DataSet& set) const;
  void add_what_is_said(std::vector<Ground>& grounds) const;
  void add_listings(const town::DataSet& set, std::vector<Ground>& grounds) const;
  void lead_from_hit(const services::Because& because, Ground& ground) const;
  std::optional<Ground> ground_of(const services::Because& because) const;
  Step confidentiality_of(const std::vector<Ground>& grounds) const;
  Ground told_of_backups() const;
  Step availability_of(const std::vector<Ground>& grounds) const;

  town::Town town_;  ///< with a system for every server that a place names
  Diagnosed diagnosed_;
  std::vector<services::Word> said_;
  std::vector<Listing> listings_;
  std::optional<Said> published_, encrypted_, machines_off_;
  std::uint64_t attack_entry_ = 0;
};

/// The furthest that any of them leads; not_examined where there is none.
Exposure exposure_of(const std::vector<Ground>& grounds);

}  // namespace beffroi::response::people
