// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "response/board.h"
#include "response/diagnosed.h"
#include "response/measures/proposals.h"
#include "response/releases/releases.h"
#include "town/town.h"

namespace beffroi::engine {

/// What is to be cut, kept and protected, and what was put back into service, as the case is now.
struct Measures {
  response::Diagnosed diagnosed;
  response::measures::Plan plan;
  std::vector<response::releases::Release> releases;  ///< all ever signed
  bool exercise = false;                              ///< the evidence or the first hour says so
};

/// Reads the case, with the town's file where there is one. Errors: those of Case.
base::Result<Measures> measures_of(casefile::Case& store);
/// The same from what was read already.
Measures measures_of(response::Entries entries, response::Diagnosed diagnosed, const std::optional<town::Town>& town);

inline constexpr std::size_t kMeasuresOnBoard = 4;   ///< under way
inline constexpr std::size_t kDecisionsOnBoard = 3;  ///< proposed, in the doctrine's order

/// Adds what waits to be decided, done or checked to the board, and releases that are contradicted before everything else.
void add_to_board(const Measures& measures, response::Board& board, const base::Catalogue& words);

}  // namespace beffroi::engine
