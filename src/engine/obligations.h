// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/deadline.h"
#include "response/entry.h"
#include "response/obligations/facts.h"
#include "response/obligations/term.h"
#include "town/town.h"

namespace beffroi::engine {

/// Where terms are counted in a department: its clock and its holidays. Mainland France where it is none.
response::obligations::Place place_of_department(std::string_view department);

/// The clock of a town by its INSEE code; that of Paris where it has none.
std::string zone_of_town(const town::Town& town);

/// Every obligation of a case, as its journal, the town's file and the people who ticked things off have it, in the order of the catalogue.
/// Errors: response.catalogue.
base::Result<std::vector<response::Deadline>> obligations_of(response::Entries entries, const std::optional<town::Town>& town,
                                                             std::string_view department, base::Timestamp now);

/// The same without a case, from the town's file and a list of facts.
base::Result<std::vector<response::Deadline>> obligations_of(const town::Town& town, const response::obligations::Facts& facts,
                                                             const std::set<std::string>& switched_on, base::Timestamp now);

}  // namespace beffroi::engine
