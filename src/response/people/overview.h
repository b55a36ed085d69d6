// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "response/people/exposure.h"
#include "response/people/sendings.h"
#include "town/catalogue.h"

namespace beffroi::response::people {

inline constexpr std::size_t kMaxSets = 500;  ///< data sets that are looked at; the rest is counted

/// People who dealt with a service while the register says that the data was kept.
struct Dealt {
  std::string service;                      ///< as the file calls it; empty where no service of the file uses the set's systems
  const town::ServiceKind* kind = nullptr;  ///< of the catalogue, where the service is one of it
  std::optional<base::Date> since;          ///< where the retention says how long
};

/// A data set of the register, with all that is known of it now.
struct Line {
  town::DataSet set;
  Exposure computed = Exposure::not_examined;
  Exposure exposure = Exposure::not_examined;  ///< with a person's word
  std::optional<Override> exposure_said;
  std::vector<Ground> grounds;
  std::vector<Category> categories;
  std::optional<town::Count> people;
  std::optional<Override> people_said;
  std::string unintelligible;  ///< yes | no | unknown: data that nobody can read (encrypted before, key safe)
  std::optional<Override> unintelligible_said;
  Score score;
  std::vector<Dealt> dealt;

  bool is_touched() const { return exposure >= Exposure::out_of_reach; }
  /// The categories or a person say what the score needs.
  bool is_scored() const;
  bool more_than_a_hundred() const { return people && people->high > 100; }
  /// The kinds of its categories, each once, in their order.
  std::vector<const Kind*> kinds() const;
};

/// What ENISA's score presumes. Never more: art. 33(1) and 34(1) are judged by a person.
enum class Presumption : std::uint8_t { nothing_touched, below, undetermined, presumed };
std::string_view name_of(Presumption presumption);

/// A controller of its own, and what follows for it.
struct Follow {
  std::string id, name;         ///< id empty: the body itself
  const Line* worst = nullptr;  ///< the touched set of the highest score; of the overview
  std::size_t touched = 0, not_examined = 0, unscored = 0;
  std::size_t perhaps = 0;            ///< of the touched ones, those that were but perhaps within the attacker's reach
  bool aware = false;                 ///< breach_awareness is declared for it: its clock runs
  std::string high_risk;              ///< what was declared of it: yes | no | unknown; empty where nobody declared it
  std::optional<town::Count> people;  ///< from the largest set to all of them together: the same people stand in several
  bool people_missing = false;        ///< a touched set does not say how many
  Presumption cnil = Presumption::nothing_touched, told = Presumption::nothing_touched;
};

/// What a service usually holds, where no register says it: a proposal to begin from, nothing known.
struct Usual {
  const town::ServiceKind* service = nullptr;
  std::vector<const Kind*> kinds;
};

struct Overview {
  bool town_file = false;   ///< there is one that can be read
  std::vector<Line> lines;  ///< in the order of the file
  std::size_t left_out = 0;
  std::vector<Follow> follows;  ///< one a legal person that has a data set, the body itself first
  std::vector<Usual> usual;     ///< where the register is missing
  std::vector<Listing> listings;
  Sendings sendings;
  std::vector<Word> words;
  std::vector<const Kind*> advised;  ///< kinds of the touched sets, in their order

  Overview() = default;
  Overview(Overview&&) noexcept = default;
  Overview& operator=(Overview&&) noexcept = default;
  Overview(const Overview&) = delete;  // follows point into lines
  Overview& operator=(const Overview&) = delete;
  ~Overview() = default;

  /// The touched set of the highest score of all; null where there is none.
  const Line* worst() const;
};

/// What the case knows. `town` may be null. Deterministic: the same case gives the same overview.
Overview overview_of(const town::Town* town, const Diagnosed& diagnosed, Entries entries);

/// The data set that a person means by its id or name. Errors: people.no_register, people.no_such_set {name, known}.
base::Result<const town::DataSet*> set_called(const town::Town* town, std::string_view name);

/// How many months "5 ans", "18 mois", "10 years" are; nothing where the text says no such thing.
std::optional<int> months_of(std::string_view retention);

}  // namespace beffroi::response::people
