// SPDX-License-Identifier: EUPL-1.2
#include "engine/measures.h"

namespace beffroi::engine {

base::Result<Measures> measures_of(casefile::Case& store) {
  Measures now;
  BEFFROI_TRY(now.diagnosed, response::diagnosed(store));
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  now.plan = response::measures::plan_of(response::measures::state_of(entries), now.diagnosed);
  now.releases = response::releases::releases_of(entries);
  return now;
}

}  // namespace beffroi::engine
