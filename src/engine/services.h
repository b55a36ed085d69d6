// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/messages.h"
#include "model/diagnosis.h"
#include "response/board.h"
#include "response/services/overview.h"

namespace beffroi::engine {

inline constexpr std::size_t kServicesOnBoard = 6;  ///< the gravest; the sheet of the services has all

/// Adds the services that do not work as on any day, how many there are of each state, and that proposals wait.
void add_to_board(const response::services::Overview& overview, response::Board& board, const base::Catalogue& words);

/// The section `services` of diagnosis.json: each service whose state is decided or proposed, with the findings and entries behind it.
model::Section services_section(const response::services::Overview& overview);

}  // namespace beffroi::engine
