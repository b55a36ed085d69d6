// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.h"
#include "response/entry.h"

namespace beffroi::response {

/// What was said around the table, kept as it was said: sentences in the language of the night.
struct Said {
  std::vector<std::string> unknown;  ///< what is not known
  std::vector<std::string> due;      ///< what is overdue or due within the hour
  std::vector<std::string> open;     ///< what else is open: decisions, measures, promises
};

/// A situation point: what changed since the one before, what is not known, what the next hour asks for.
struct SituationPoint {
  std::uint64_t entry = 0;  ///< 0: not yet taken
  std::int64_t number = 1;  ///< 1, 2 … within the case
  base::Timestamp at;
  std::string by, text;                  ///< text: the summary in the person's own words
  std::optional<base::Timestamp> since;  ///< the point before
  std::vector<Entry> changed;            ///< what the journal got since; not the book-keeping of runs and of points
  Said said;
};

inline constexpr std::size_t kMaxSaid = 40;  ///< sentences of one list that a point or a handover keeps

/// The point as it would be taken now; `said` is empty.
SituationPoint next_point(Entries entries, base::Timestamp now);
/// The last one that was taken.
std::optional<SituationPoint> last_point(Entries entries);
/// Makes it an entry ("situation.taken").
base::Result<Entry> take_point(casefile::Case& store, const SituationPoint& point, std::string_view by = {});

/// The change of shift: from whom, to whom, and what was handed over.
struct Handover {
  std::uint64_t entry = 0;
  base::Timestamp at;
  std::string from, to, text;
  Said said;
  std::string head = {};  ///< of the entry, see Entry::head
};

/// Makes it an entry ("handover.given"); without `from`, who gives is who writes. Errors: handover.nobody without `to`.
base::Result<Entry> hand_over(casefile::Case& store, const Handover& handover, std::string_view by = {});
std::optional<Handover> last_handover(Entries entries);

}  // namespace beffroi::response
