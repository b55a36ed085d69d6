// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace beffroi::base {

inline constexpr char32_t kReplacement = U'\uFFFD';

void append_utf8(std::string& out, char32_t code_point);

/// UTF-16LE to UTF-8. A lone surrogate becomes U+FFFD; an odd last byte is left out.
void append_utf16le(std::string& out, Bytes utf16);
std::string utf16le_to_utf8(Bytes utf16);

/// The code point at the front of `units` units, at least one, by the rules of append_utf16le, and how many units it takes.
std::size_t take_utf16le(const std::uint8_t* utf16, std::size_t units, char32_t& code_point);

/// UTF-8 to UTF-16LE bytes (for patterns and for the writers of drills). Invalid sequences become U+FFFD.
std::string utf8_to_utf16le(std::string_view utf8);

/// The next code point of a UTF-8 text, removed from its front; U+FFFD for each byte that starts no valid sequence.
char32_t next_code_point(std::string_view& utf8);

bool is_valid_utf8(std::string_view text);
/// The text with every invalid byte replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// One-to-one simple case folding of Unicode, without normalisation, and never from outside ASCII into ASCII (the Kelvin
/// sign stays itself): so the ASCII-only fast path and this function agree.
char32_t fold(char32_t code_point);
std::string fold(std::string_view utf8);

bool equal_folded(std::string_view a, std::string_view b);

/// Text of the evidence made safe for a terminal or a log line: control characters (ESC, CR, LF …), bidirectional overrides
/// and invisible characters are shown as \u{…}; the result is one line of valid UTF-8.
std::string printable(std::string_view text);

}  // namespace beffroi::base
