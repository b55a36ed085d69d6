// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::match {

/// ASCII texts in lower case read off a regular expression (RE2's syntax): a text in which it occurs has at least one of them in
/// its folded form, but for texts with the Kelvin sign or the long s, which RE2 takes for k and s. Empty where nothing of the kind
/// can be read off.
std::vector<std::string> necessary_literals(std::string_view expression);

/// A text with fewer characters than this does not hold the expression (0 where that cannot be read off).
std::size_t shortest_match(std::string_view expression);

/// Where the whole expression is `.{1000,}` or `.{1000}`, so many characters of one line: 1000. RE2 takes a millisecond to look
/// for them in the shortest text, and a hundred in a long one.
std::optional<std::size_t> count_of_any(std::string_view expression);

}  // namespace beffroi::match
