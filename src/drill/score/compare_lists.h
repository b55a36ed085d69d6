// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/score/score.h"

namespace beffroi::drill::score {

// One list of a diagnosis against the same list of a truth; each fills its own part of the score.

/// Machines by name, times within kMoveTolerance. Each true move takes one told move, the one whose method agrees before the
/// nearest; what is left and near a true one is a repetition, which is not false.
void compare_lateral(const Told& diagnosis, const Told& truth, Score& score);
/// States of machines, and the machines encrypted.
void compare_hosts(const Told& diagnosis, const Told& truth, Score& score);
/// By name or SID, whichever agrees.
void compare_accounts(const Told& diagnosis, const Told& truth, Score& score);
/// By machine, channel and kind.
void compare_log_tampering(const Told& diagnosis, const Told& truth, Score& score);

}  // namespace beffroi::drill::score
