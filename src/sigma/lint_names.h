// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace beffroi::sigma {

// How the words in the head of a rule are spelt (https://github.com/SigmaHQ/sigma-specification, version 2.1.0).

/// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text);
/// 2026-11-26, or 2026/11/26 as older rules have it.
bool is_date(std::string_view text);
/// namespace.name; in the namespace attack a technique, a group, software or a tactic of ATT&CK.
bool is_tag(std::string_view text);
/// Whether a word is probably another one that was misspelt. Both folded.
bool is_misspelt(std::string_view word, std::string_view meant);
/// Whether a value ends in a wildcard: `\*` is a star, `\\*` a backslash before one.
bool ends_in_star(std::string_view value);

}  // namespace beffroi::sigma
