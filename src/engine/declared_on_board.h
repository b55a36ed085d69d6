// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/board.h"
#include "response/entry.h"

namespace beffroi::engine {

/// Puts on the board what people declared that everybody must see, with who and when, and asks to decide where two declarations contradict
/// each other.
void add_declarations_to_board(response::Entries entries, response::Board& board, const base::Catalogue& words);

/// The contradictions between what people declared, a sentence each.
std::vector<std::string> contradictions_told(response::Entries entries, const base::Catalogue& words);

}  // namespace beffroi::engine
