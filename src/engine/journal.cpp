// SPDX-License-Identifier: EUPL-1.2
#include "engine/journal.h"

#include <utility>

namespace beffroi::engine {

base::Result<std::vector<report::journal::Line>> journal_of(casefile::Case& store) {
  // Other commands may add entries between the two readings; those that both know are the same.
  BEFFROI_TRY(auto entries, response::entries_of(store));
  BEFFROI_TRY(const auto kept, store.entries());
  std::vector<report::journal::Line> lines;
  for (std::size_t i = 0; i < entries.size(); ++i)
    lines.push_back({std::move(entries[i]), kept[i].hash.hex(), kept[i].previous.hex(), kept[i].json});
  return lines;
}

}  // namespace beffroi::engine
