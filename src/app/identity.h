// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::app {

/// The account that runs the program, as the machine knows it; empty where it does not.
std::string account_name();
std::string machine_name();

/// Numbers and hours typed where a name is asked for were typed too early, and are nobody's name.
bool is_no_name(std::string_view typed);

}  // namespace beffroi::app
