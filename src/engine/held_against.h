// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/time.h"
#include "engine/measures.h"
#include "engine/situation.h"
#include "response/claims/known.h"
#include "response/deadline.h"

namespace beffroi::engine {

/// The computers that the town's own file lists, and those of them that the diagnosis does not know.
response::claims::Inventory inventory_of(const Situation& situation);

/// Ids of the obligations that somebody noted as done for the body itself.
std::vector<std::string> receipts_of(const std::vector<response::Deadline>& obligations);

/// When each of them was done.
std::map<std::string, base::Timestamp, std::less<>> done_at_of(const std::vector<response::Deadline>& obligations);

/// Machines that a named person put back into service on a ground that nothing contradicts.
std::vector<std::string> released_of(const Measures& measures);

}  // namespace beffroi::engine
