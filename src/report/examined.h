// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/messages.h"
#include "report/view.h"

namespace beffroi::report {

/// What an answer rests on: which machines, which time, which logs, what is missing in them.
struct Examined {
  std::size_t machines = 0, gaps = 0;
  std::optional<base::Timestamp> from, to;
  std::set<std::string> channels;
};

Examined examined_in(const View& view);

/// That all the logs end a day or more before the hour that people told, or begin as long after it; empty where they do not, or where nobody
/// told an hour.
std::vector<base::Piece> other_time(const View& view, const base::Catalogue& words);

}  // namespace beffroi::report
