// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::match {

/// Texts in lower case read off a regular expression (RE2's syntax): an ASCII text in which it occurs has at least one of them in
/// its lower-cased form; of other texts nothing is promised. Empty where nothing of the kind can be read off.
std::vector<std::string> necessary_literals(std::string_view expression);

/// A text with fewer characters than this does not hold the expression (0 where that cannot be read off).
std::size_t shortest_match(std::string_view expression);

/// Where the whole expression is `.{1000,}` or `.{1000}`, so many characters of one line: 1000. RE2 takes a millisecond to look
/// for them in the shortest text, and a hundred in a long one.
std::optional<std::size_t> count_of_any(std::string_view expression);

}  // namespace beffroi::match
