// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::response {

/// A list as one text, as a member of an entry holds it (`between` a blank) or a sentence tells it.
std::string list_text(const std::vector<std::string>& elements, std::string_view between = " ");
/// The elements of a text with blanks between them; none of them is empty.
std::vector<std::string> elements_of(std::string_view text);

}  // namespace beffroi::response
