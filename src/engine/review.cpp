// SPDX-License-Identifier: EUPL-1.2
#include "engine/review.h"

namespace beffroi::engine {

Reviewed review_of(const Situation& situation) {
  Reviewed reviewed;
  reviewed.measures = response::measures::state_of(situation.entries);
  reviewed.state = response::review::state_of(situation.entries);
  reviewed.course = response::review::course_of({.entries = situation.entries,
                                                 .diagnosed = situation.measures.diagnosed,
                                                 .deadlines = situation.obligations,
                                                 .measures = reviewed.measures,
                                                 .services = situation.services,
                                                 .now = situation.now});
  return reviewed;
}

response::review::Open still_open(const Situation& situation, const response::review::Course& course) {
  const auto to_key_in = static_cast<std::int64_t>(situation.papers.count(response::papers::Fate::filled));
  return response::review::open_of(course, to_key_in, situation.now);
}

}  // namespace beffroi::engine
