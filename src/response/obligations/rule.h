// SPDX-License-Identifier: EUPL-1.2
// An obligation as its file in data/catalogue/obligations has it; the README there says what each member means.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "base/yaml/node.h"
#include "response/body_names.h"
#include "response/deadline.h"
#include "town/town.h"

namespace beffroi::response::obligations {

enum class Unit : std::uint8_t {
  without_hour,
  hours,
  hours_without_days_off,
  days,
  months,
  clear_days_before,
  weekdays_before,
  at_event,
  insurance_contract,  ///< the hours stand in the town's contract
};

struct Term {
  Unit unit = Unit::without_hour;
  std::int64_t length = 0;
  bool next_working_day = false;                       ///< an end on a day off moves to the next working day
  std::map<std::int64_t, std::int64_t> by_population;  ///< from this many inhabitants → length
  std::string particular;                              ///< whose word chooses the length
  std::map<std::string, std::int64_t> by_word;
  int weekday = 0;  ///< 1 = Monday, of weekdays_before
};

/// What the law said at a time.
struct Version {
  std::optional<base::Date> valid_from, valid_until;
  Term term;
  Basis basis;
};

/// An event whose state decides whether it is required.
struct Condition {
  std::string event;
  std::vector<std::string> implied_by;
  std::vector<std::string> hinted_by;  ///< events that make a "no" doubtful: with it they count as not known
  bool unknown_runs = false;           ///< not known: the clock is shown as if it were yes
};

struct Start {
  std::vector<std::string> events;
  std::vector<std::string> or_else;     ///< events to fear as the start where none of `events` was declared
  bool each = false;                    ///< one clock for every such event
  std::string from, moved_to, outcome;  ///< particulars: the real start, another end, what silence means
  std::string no_later_than;            ///< event whose own moment comes first where it is earlier
};

struct Rule {
  std::string id;
  std::int64_t order = 0;
  Wording title, to, if_missed;
  HeadedWording who;
  std::vector<Wording> reach, notes;
  bool reach_insurer = false;  ///< how to reach the insurer stands in the town's file
  Start start;
  bool every_person = false;
  std::vector<Condition> conditions;
  bool recommended = false;
  std::string switched_by;                             ///< set of rules; empty: always on
  std::string met_by;                                  ///< event that says that it was done
  std::string met_with;                                ///< obligation that the same act meets: one complaint serves both
  town::BodyKind only_kind = town::BodyKind::unknown;  ///< the term is known for this kind of body alone; unknown: for all
  std::vector<town::BodyKind> kinds;  ///< bodies that can have it at all; the others never hear of it. Empty: all
  town::SiteKind watched_site = town::SiteKind::unknown;  ///< a town that has one is asked, even where nobody declared anything
  std::vector<Version> versions;

  /// The version that held on a day, or null.
  const Version* on(const base::Date& day) const;
};

/// The member `basis` of a mapping. Errors: response.catalogue.
base::Result<Basis> read_basis(const base::yaml::Node& node, std::string_view path);

/// The list `kinds` of a mapping: for which bodies it stands; empty where it is missing. Errors: response.catalogue.
base::Result<std::vector<town::BodyKind>> read_kinds(const base::yaml::Node& node, std::string_view path);

/// One file. Errors: yaml.*, response.catalogue {reason} with path and line.
base::Result<Rule> parse_rule(std::string_view yaml, std::string_view path);
/// All that the program carries, in their order. That they are valid is proven by a test. Errors: those of parse_rule.
base::Result<std::vector<Rule>> rules();
/// The sets of rules that can be switched on, in alphabetical order.
std::vector<std::string> switches_of(const std::vector<Rule>& rules);

}  // namespace beffroi::response::obligations
