// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "response/board.h"

namespace beffroi::report {

inline constexpr std::uint32_t kBoardRefreshSeconds = 60;

/// tableau.html: what everybody must see, on one page without script that loads itself again. Times are absolute and local; what is
/// overdue stands first and says so in words.
std::string board_page(const response::Board& board, const base::Catalogue& words);

/// The one line about a promise whose hour has passed, that every command says.
std::string overdue_line(const response::Promise& promise, const base::Catalogue& words);

}  // namespace beffroi::report
