// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::sigma {

/// Symbols of a glob that are no characters.
inline constexpr char32_t kAnySequence = 0x110000;  ///< `*`: any characters, none too, line ends too
inline constexpr char32_t kAnyOne = 0x110001;       ///< `?`: exactly one character
inline constexpr char32_t kAnyDash = 0x110002;      ///< made by windash: one of - / – — ―

inline constexpr std::u32string_view kDashes = U"-/\u2013\u2014\u2015";

/// A text with wildcards: code points and the symbols above.
using Glob = std::u32string;

/// A value as a rule writes it: `*` and `?` are wildcards; a backslash before `*`, `?` or a backslash makes that character
/// ordinary, before anything else it is itself (Sigma specification, "Escaping").
Glob parse_glob(std::string_view written);

/// Every character as it is.
Glob literal_glob(std::string_view text);

/// The globs that together say the same without kAnyDash; the glob itself where they would be more than 25.
std::vector<Glob> with_each_dash(const Glob& glob);

/// The text of a glob that has no symbols, else nothing.
std::optional<std::string> plain_text(const Glob& glob);

}  // namespace beffroi::sigma
