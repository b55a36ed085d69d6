// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "response/services/overview.h"

namespace beffroi::report::services {

/// What the sheets are made from.
struct Content {
  base::Timestamp now;
  bool exercise = false;
  std::string place;  ///< the town in its own words; may be empty
  const response::services::Overview& overview;
};

/// The board of the services on A4: each with its state in words and a sign, since when, why, how to reach it, when it returns, who decided;
/// then what is proposed, what nobody knows, and the last decisions.
std::string board_sheet(const Content& content, const base::Catalogue& words);

/// How each service that is not known to work goes on without computers, what cannot wait first: its procedure in a sentence, its forms, who
/// answers for it, and room to write what the town decides.
std::string degraded_sheets(const Content& content, const base::Catalogue& words);

inline constexpr std::size_t kDecisionsOnSheet = 10;  ///< the latest; it says how many are older, and where they stand

}  // namespace beffroi::report::services
