// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "diagnose/scene.h"

namespace beffroi::diagnose::attack {

/// The session in which a clue came about: by its logon number, else by those of the programs that led to it, else by the service
/// they run in and the logon that installed it, else the account's last session there. Null where nothing tells.
const scene::Session* responsible_session(const Scene& scene, const Clue& clue);

}  // namespace beffroi::diagnose::attack
