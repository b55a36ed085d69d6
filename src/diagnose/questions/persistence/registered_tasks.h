// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/scene.h"

namespace beffroi::diagnose::questions::persistence {

/// Scheduled tasks that accounts in the attacker's hands registered on machines he was on, from his first sign there until an hour after
/// his last one anywhere, of which no clue tells what they run: TaskScheduler/Operational 106 names a task and who registered it, no
/// more. In the order of time, of the kind task_registered. The same accounts' everyday work of those hours is among them.
std::vector<Clue> registered_tasks(const Scene& scene);

}  // namespace beffroi::diagnose::questions::persistence
