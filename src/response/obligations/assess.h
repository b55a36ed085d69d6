// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <vector>

#include "response/deadline.h"
#include "response/obligations/facts.h"
#include "response/obligations/rule.h"
#include "response/obligations/term.h"
#include "town/town.h"

namespace beffroi::response::obligations {

/// What else the clocks depend on.
struct Circumstances {
  const town::Town& town;  ///< must outlive the call; an empty one where the case has no town's file
  Place place;
  base::Timestamp now;
  std::set<std::string> switched_on = {};  ///< sets of rules
};

/// Every obligation of the catalogue, in its order: one for each legal person that it concerns, the body itself first, or for each event
/// that starts one. Those that nobody's event started, and those of sets that are switched off, are among them with their reason.
///
/// "Required" may rest on proposed facts, and then says so; "not required" needs confirmed ones; otherwise it is undetermined, and the
/// clock is shown where the rule asks for that. Several tellings of one start count from the earliest. What is said of the body itself
/// starts the clocks of its other legal persons too, but decides nothing for them.
std::vector<Deadline> assess(const std::vector<Rule>& rules, const Facts& facts, const Circumstances& circumstances);

/// Those that belong on the wall: of these, without what did not start, is switched off or is not required, by urgency.
std::vector<Deadline> for_the_wall(std::vector<Deadline> all);

/// Those that a person said not to be due, events of ordinary life left out.
std::vector<Deadline> waived(std::vector<Deadline> all);

}  // namespace beffroi::response::obligations
