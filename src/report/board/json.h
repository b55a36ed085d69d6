// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json/writer.h"
#include "base/messages.h"
#include "response/board.h"

namespace beffroi::report {

/// The board as a JSON object; times are UTC RFC 3339 and, as "local_due", in the words of the catalogue's place.
void write_board(base::json::Writer& json, const response::Board& board, const base::Catalogue& words);

/// Promises as a JSON list, with every hour ever named.
void write_promises(base::json::Writer& json, const std::vector<response::Promise>& promises, base::Timestamp now,
                    const base::Catalogue& words);

}  // namespace beffroi::report
