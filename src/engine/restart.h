// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/messages.h"
#include "engine/situation.h"
#include "response/restart/plan.h"

namespace beffroi::engine {

/// In which order to start again, as the case is now: made anew each time, so that it follows whatever facts change.
response::restart::Plan restart_plan(const Situation& situation, base::Language language);

}  // namespace beffroi::engine
