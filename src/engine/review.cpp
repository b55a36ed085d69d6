// SPDX-License-Identifier: EUPL-1.2
#include "engine/review.h"

#include <algorithm>

#include "engine/restart.h"
#include "response/releases/releases.h"

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

namespace {

/// Who never opened the plan is not asked to tick it off.
std::int64_t open_steps(const Situation& situation) {
  const auto speaks_of_it = [](const response::Entry& entry) { return response::is_kind(entry, "restart"); };
  if (std::ranges::none_of(situation.entries, speaks_of_it)) return 0;
  const response::restart::Plan plan = restart_plan(situation, base::Language::french);
  return std::ranges::count_if(plan.steps, [](const response::restart::Step& one) { return !one.is_over(); });
}

std::int64_t hit_and_not_released(const Situation& situation) {
  const auto& known = situation.measures;
  return std::ranges::count_if(known.diagnosed.hosts, [&known](const response::Diagnosed::Host& host) {
    return host.is_hit() && !response::releases::is_released(host.name, known.releases, known.diagnosed);
  });
}

}  // namespace

response::review::Open still_open(const Situation& situation, const response::review::Course& course) {
  const auto to_key_in = static_cast<std::int64_t>(situation.papers.count(response::papers::Fate::filled));
  response::review::Open open = response::review::open_of(course, to_key_in, situation.now);
  open.machines = hit_and_not_released(situation);
  open.steps = open_steps(situation);
  return open;
}

}  // namespace beffroi::engine
