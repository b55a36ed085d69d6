// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/review/review.h"

namespace beffroi::report::review {

/// A part of the review as both page and terminal show it. Cells may hold what people typed: hostile.
struct Part {
  std::string_view id;  ///< message review.part.<id>
  std::string lead;     ///< one sentence before the rows; may be empty
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
};

/// Every part in the order in which it is read; without those that have nothing to say.
std::vector<Part> parts_of(const Content& content, const base::Catalogue& words);

/// "3 jours 4 heures", "12 minutes".
std::string duration_words(std::int64_t minutes, const base::Catalogue& words);
/// When it was, or why no hour stands there.
std::string moment_words(const response::review::Milestone& milestone, const base::Catalogue& words);
/// What a milestone rests on, in words; empty where nothing is known.
std::string ground_words(const response::review::Milestone& milestone, const base::Catalogue& words);
std::string closing_words(const Content& content, const base::Catalogue& words);

}  // namespace beffroi::report::review
