// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::response {

/// The id of a thing that is numbered, "P1", of what a person types for it: "p1", "P 1", "p01", "1". Any other text stays as it is.
std::string numbered_id(char letter, std::string_view typed);

}  // namespace beffroi::response
