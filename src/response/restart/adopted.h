// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/restart/plan.h"

namespace beffroi::response::restart {

/// The plan as note_adopted() keeps it.
Adopted promised_by(const Plan& plan);

/// What is not as it was when it was adopted: the order, what was done of it, the work that is left, how long it takes.
Difference difference_of(const Adopted& adopted, const Plan& plan);

}  // namespace beffroi::response::restart
