// SPDX-License-Identifier: EUPL-1.2
#include "engine/restart.h"

namespace beffroi::engine {

response::restart::Plan restart_plan(const Situation& situation, base::Language language) {
  const response::restart::Known known{.entries = situation.entries,
                                       .town = situation.town ? &*situation.town : nullptr,
                                       .diagnosed = situation.measures.diagnosed,
                                       .releases = situation.measures.releases,
                                       .services = situation.services,
                                       .now = situation.now,
                                       .language = language};
  return response::restart::plan_of(known, situation.papers);
}

}  // namespace beffroi::engine
