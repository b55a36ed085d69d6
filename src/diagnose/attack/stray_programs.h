// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace beffroi::diagnose::attack {

/// The programs that a command line, a path or a scanner's message names and that lie neither where Windows nor where installed
/// software does: each as its folder's name and its own, folded ("_\\u4j31b.exe"). The same file met on two machines ties what was
/// seen there together, whatever its drive or the user's folder above it. At most 16 names of one text.
std::set<std::string> stray_programs(std::string_view text);

}  // namespace beffroi::diagnose::attack
