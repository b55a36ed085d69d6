// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base {

/// The lines of a text, without their "\n"; the end of the last one begins no other.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace beffroi::base
