// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "response/restart/plan.h"

namespace beffroi::response::restart {

/// Gives each step its start and end in working hours from now: in the order of the plan, as soon as what it waits for is over and one
/// of `people` is free. Answers when the last one ends, on the good and on the bad day.
Hours schedule(std::vector<Step>& steps, std::int64_t people);

}  // namespace beffroi::response::restart
