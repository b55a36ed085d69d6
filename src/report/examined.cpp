// SPDX-License-Identifier: EUPL-1.2
#include "report/examined.h"

#include <algorithm>

namespace beffroi::report {

Examined examined_in(const View& view) {
  Examined all;
  for (const HostRow& host : view.hosts) {
    if (!host.examined_from || !host.examined_to) continue;
    all.read_from = std::min(all.read_from.value_or(*host.examined_from), *host.examined_from);
    all.read_to = std::max(all.read_to.value_or(*host.examined_to), *host.examined_to);
    if (host.state == "not_examined") continue;
    ++all.machines;
    all.gaps += host.gaps;
    all.from = std::min(all.from.value_or(*host.examined_from), *host.examined_from);
    all.to = std::max(all.to.value_or(*host.examined_to), *host.examined_to);
    all.channels.insert(host.channels.begin(), host.channels.end());
  }
  return all;
}

std::vector<base::Piece> other_time(const View& view, const base::Catalogue& words) {
  // People round an hour, and machines are switched off in the night before anybody knows.
  constexpr std::int64_t kNear = 86'400 * base::kNanosecondsPerSecond;
  const Examined all = examined_in(view);
  if (!view.told || !all.read_from || !all.read_to) return {};
  const bool ended = all.read_to->nanoseconds < view.told->nanoseconds - kNear;
  const bool later = all.read_from->nanoseconds > view.told->nanoseconds + kNear;
  if (!ended && !later) return {};
  return words.pieces("report.other_time",
                      {{"from", *all.read_from}, {"to", *all.read_to}, {"told", *view.told}, {"later", later}});
}

}  // namespace beffroi::report
