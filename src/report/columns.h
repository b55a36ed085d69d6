// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"

namespace beffroi::report {

inline constexpr std::size_t kTerminalColumns = 80;

/// How many columns of a terminal a text takes: none for combining marks, two for East Asian wide characters and emoji.
std::size_t columns_of(std::string_view text);

/// The text cut to `columns`, with an ellipsis where something is left out.
std::string cut_to(std::string_view text, std::size_t columns);

/// The text followed by blanks up to `columns`; longer text is cut.
std::string pad_to(std::string_view text, std::size_t columns);

/// The text broken at blanks into lines of at most `columns`; a longer word is cut into pieces.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// Adds a paragraph of at most kTerminalColumns, each line ended: `mark` before its first line, blanks of its width before the others.
void put_paragraph(std::string& out, std::string_view mark, std::string_view text);

/// A sentence as it stands, and made safe for a terminal (see base::printable).
std::string plain(const std::vector<base::Piece>& sentence);
std::string printable(const std::vector<base::Piece>& sentence);

}  // namespace beffroi::report
