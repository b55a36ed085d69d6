// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/command.h"

namespace beffroi::app::menu {

/// A person sits before a terminal: standard input and output are one.
bool is_possible();

/// The numbered menu of the night on the last case of this account; where there is none, it offers to open one. Everything it does
/// is a command of this program, which it names. Answers the exit code: kDone where the person left, kInterrupted where the
/// terminal was closed.
int run(const Context& context);

}  // namespace beffroi::app::menu
