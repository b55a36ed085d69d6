// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "response/measures/proposals.h"
#include "town/town.h"

namespace beffroi::response::measures {

/// What the measures of the default order are done to in this town, in the words and the order of its file: firewalls, ways in of
/// providers, back-ups, storage, domain controllers, and what stands apart. Kinds that the file does not name give nothing: their
/// measures stay general.
std::vector<TownSystem> systems_of(const town::Town& town);

}  // namespace beffroi::response::measures
