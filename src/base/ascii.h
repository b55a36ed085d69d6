// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace beffroi::base {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes at the front of a text are ASCII.
std::size_t count_ascii(std::string_view text);

/// How many bytes at the front of a text are ASCII characters that can be seen, or blanks.
std::size_t count_printable_ascii(std::string_view text);

/// How many bytes at the front of a text may stand in a JSON string as they are: ASCII but for control characters, DEL, the
/// quotation mark and the backslash.
std::size_t count_plain_json(std::string_view text);

/// Writes the ASCII characters at the front of `units` UTF-16LE units into `out`, which has room for that many; how many they are.
std::size_t narrow_ascii(const std::uint8_t* utf16, std::size_t units, char* out);

}  // namespace beffroi::base
