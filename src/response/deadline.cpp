// SPDX-License-Identifier: EUPL-1.2
#include "response/deadline.h"

#include <algorithm>

namespace beffroi::response {

std::string_view name_of(DeadlineState state) {
  switch (state) {
    case DeadlineState::overdue: return "overdue";
    case DeadlineState::running: return "running";
    case DeadlineState::without_hour: return "without_hour";
    case DeadlineState::undetermined: return "undetermined";
    case DeadlineState::met: return "met";
  }
  return {};
}

void order_by_urgency(std::vector<Deadline>& deadlines) {
  std::ranges::stable_sort(deadlines, [](const Deadline& a, const Deadline& b) {
    if (a.state != b.state) return a.state < b.state;
    return a.due && b.due && *a.due < *b.due;
  });
}

}  // namespace beffroi::response
