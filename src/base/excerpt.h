// SPDX-License-Identifier: EUPL-1.2
// What a text of the evidence becomes where there is room for a part of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace beffroi::base {

/// The beginning of a UTF-8 text, of at most so many bytes, cut between two characters.
std::string_view start_of(std::string_view text, std::size_t bytes);

/// The text where it has at most so many bytes; else start_of() and …
std::string cut_to(std::string text, std::size_t bytes);

/// Each run of blanks, tabs and ends of lines as one blank; none at the beginning.
std::string in_one_line(std::string_view text);

}  // namespace beffroi::base
