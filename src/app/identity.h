// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace beffroi::app {

/// The account that runs the program, as the machine knows it; empty where it does not.
std::string account_name();
std::string machine_name();

}  // namespace beffroi::app
