// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/deadline.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::first_hour {

/// A deadline that starts in the first hour, as its text has it.
struct Rule {
  std::string id;
  Wording title, to, basis;
  std::string starts_from;
  std::optional<std::int64_t> hours;
  std::string only_if;       ///< question whose "yes" makes it due; empty: due in every case
  bool by_contract = false;  ///< the hours stand in the town's insurance contract; no clock where they are not known
  std::string state;         ///< confirmed | contested | proposed | practice
};

/// What the insurance contract of the town asks, where its file says so.
struct Contract {
  std::int64_t notice_hours = 0;  ///< 0: not known
};

/// data/catalogue/first_hour/deadlines.yaml and its like. Errors: yaml.*, response.catalogue.
base::Result<std::vector<Rule>> parse_rules(std::string_view yaml, std::string_view path);
base::Result<std::vector<Rule>> rules();

/// The deadlines at `now`, by urgency; none before the first hour was opened. All run from the earliest moment at which anybody ever said
/// that the attack was known, at the latest from the opening of the case: a corrected time never makes one longer.
std::vector<Deadline> deadlines_of(const std::vector<Rule>& rules, const State& state, const Contract& contract,
                                   base::Timestamp now);

}  // namespace beffroi::response::first_hour
