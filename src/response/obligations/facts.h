// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time_zone.h"
#include "response/entry.h"
#include "town/town.h"

namespace beffroi::response::obligations {

/// The one fact that is no declared event: whether the body is insured against attacks, as its file or the first hour has it.
inline constexpr std::string_view kInsuranceHeld = "insurance_held";

/// How far a fact carries: a proposed one is enough for "required", "not required" needs a confirmed one, a contested one is unknown.
enum class Standing : std::uint8_t { proposed, confirmed, contested };

/// Where the moment of a fact comes from.
enum class Origin : std::uint8_t { said, first_hour, opening };

/// Something that obligations can rest on.
struct Fact {
  std::string event;  ///< of the catalogue of declared events, or kInsuranceHeld
  std::optional<base::Timestamp> at;
  bool day_only = false;  ///< `at` is the first moment of a day of which the hour is not known
  std::string state;      ///< yes | no | unknown, of an event that has one
  std::string person;     ///< id of a legal person; empty: the body itself, or nobody said
  Standing standing = Standing::proposed;
  Origin origin = Origin::said;
  std::string by;            ///< who said so; empty: the town's file
  std::uint64_t number = 0;  ///< of the entry of the journal, or of the place in a file: tells two births apart
  std::uint64_t latest = 0;  ///< of the entry in which it was told last; 0: as `number`
  bool noted = false;        ///< nobody said the hour: `at` is when it was written down
  bool provisional = false;  ///< a first answer, which any later declaration replaces
  /// A later moment that was said since: it is when this happened, and lengthens nothing.
  std::optional<base::Timestamp> corrected_to;
  std::optional<base::Timestamp> slip;  ///< an hour that a person signed to be a slip
  std::string slip_by, slip_because;
  std::vector<std::pair<std::string, std::string>> particulars;

  std::string_view particular(std::string_view name) const;
  /// When it happened, as is said now. A clock runs from `at`, which is earlier where the hour was corrected.
  std::optional<base::Timestamp> holds() const { return corrected_to ? corrected_to : at; }
};

using Facts = std::vector<Fact>;

/// What a file of facts says. What is wrong with one costs no other.
struct FactFile {
  Facts facts;
  /// With path and line: obligation.fact.unknown_event {name}, .unknown_key {name}, .value {name, value}, .not_a_mapping, and those of
  /// base::parse_moment.
  std::vector<base::Error> refused;
};

/// A YAML list of {event, at, state, legal_person, by, standing, …particulars of the event}. Times without an offset are on the clock of
/// `zone`. A fact of a file is confirmed unless `standing` says otherwise. Errors: yaml.*, obligation.fact.not_a_list.
base::Result<FactFile> read_fact_file(std::string_view yaml, std::string_view path, base::Timestamp now,
                                      const base::TimeZone& zone);

/// What the journal tells: declarations that stand and answers of the first hour. A time that was corrected counts from its earliest
/// telling that nobody set aside, that the attack is known from the opening of the first hour at the latest. A declaration on a document is confirmed, any other
/// is proposed.
Facts facts_of(Entries entries);

/// What the town's file tells.
Facts facts_of(const town::Town& town);

}  // namespace beffroi::response::obligations
