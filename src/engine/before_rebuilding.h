// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "engine/situation.h"
#include "response/releases/releases.h"

namespace beffroi::engine {

/// What is advised before a machine is set up anew, which erases its evidence, and that the case does not have: the complaint
/// (Cybermalveillance.gouv.fr: before reinstalling), a copy of the machine (CERT-FR: measure capture_memory). Nothing for other grounds; no copy
/// is missed of a machine on which the diagnosis saw no sign.
response::releases::Unprepared before_rebuilding(const response::releases::Claim& claim, const Situation& situation);

}  // namespace beffroi::engine
