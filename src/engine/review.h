// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "engine/situation.h"
#include "response/review/course.h"

namespace beffroi::engine {

/// What a course points into, kept together: the measures of the whole journal, not only those that are open.
struct Reviewed {
  std::vector<response::measures::Measure> measures;
  response::review::State state;
  response::review::Course course;  ///< points into `measures` and into the situation

  Reviewed() = default;
  Reviewed(Reviewed&&) noexcept = default;
  Reviewed& operator=(Reviewed&&) noexcept = default;
  Reviewed(const Reviewed&) = delete;
  Reviewed& operator=(const Reviewed&) = delete;
  ~Reviewed() = default;
};

/// What happened in the case until now. `situation` outlives the answer.
Reviewed review_of(const Situation& situation);

/// What stands open and must not be forgotten when the case is closed.
response::review::Open still_open(const Situation& situation, const response::review::Course& course);

}  // namespace beffroi::engine
