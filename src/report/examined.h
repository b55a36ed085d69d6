// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/messages.h"
#include "report/view.h"

namespace beffroi::report {

/// What an answer rests on: which machines, which time, which logs, what is missing in them. A machine of which only other logs than
/// those that tell of intruders were read counts as not examined, as everywhere in the report.
struct Examined {
  std::size_t machines = 0, gaps = 0;
  std::optional<base::Timestamp> from, to;
  std::set<std::string> channels;
  std::optional<base::Timestamp> read_from, read_to;  ///< of all logs that were read, of whatever machine
};

Examined examined_in(const View& view);

/// That all the logs end a day or more before the hour that people told, or begin as long after it; empty where they do not, or where nobody
/// told an hour.
std::vector<base::Piece> other_time(const View& view, const base::Catalogue& words);

}  // namespace beffroi::report
