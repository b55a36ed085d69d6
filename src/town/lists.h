// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "town/town.h"

namespace beffroi::town {

/// Adds the services of a CSV list to a town. Columns, in French or English, of which the first is needed: service (an id or a name of the
/// catalogue, or the town's own), sites, systems, priority, max_downtime_hours, responsible, phone, note. Sites and systems that the town
/// does not know yet are made. What could not be taken is told: problems of Table, town.unknown_word, town.not_number.
/// Errors: those of Table::parse.
base::Result<std::vector<base::Error>> add_services(Town& town, std::string_view csv, std::string_view path,
                                                    base::Language language);

/// The same for machines: machine (its name on the network), role, addresses, site, systems, note. A machine that is there already is
/// completed. Problems: town.unknown_word, town.not_network too.
base::Result<std::vector<base::Error>> add_machines(Town& town, std::string_view csv, std::string_view path);

}  // namespace beffroi::town
