// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::base {

/// What people type, made comparable: folded, letters of French and its neighbours without their accents (é → e, ç → c, œ → oe),
/// typographic apostrophes and dashes plain, no-break blanks as blanks. Other letters stay as they are.
std::string without_accents(std::string_view utf8);

/// True where `text` holds the words `part`, whatever their case and accents.
bool holds_words(std::string_view text, std::string_view part);

/// Text as older Windows programs save it in France. The five bytes that the code page leaves open become U+FFFD. Source:
/// Unicode's mapping table of code page 1252.
std::string windows_1252_to_utf8(std::string_view bytes);

}  // namespace beffroi::base
