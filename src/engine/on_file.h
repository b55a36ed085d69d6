// SPDX-License-Identifier: EUPL-1.2
// What is on file of the machines, for texts that may not say more than that.
#pragma once

#include "engine/situation.h"
#include "response/measures/proposals.h"

namespace beffroi::engine {

/// People noted that they cut, isolated or switched something off.
bool something_is_cut(const response::measures::Plan& plan);

/// Programs or servers no longer answer, or files were encrypted, as people or the diagnosis say.
bool something_stopped(const Situation& situation);

/// Somebody outside gave a warning, and neither people nor the diagnosis saw anything.
bool is_alert_alone(const Situation& situation);

}  // namespace beffroi::engine
