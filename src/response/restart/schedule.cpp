// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/schedule.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace beffroi::response::restart {
namespace {

/// One of the two days: `day` picks the good or the bad one of each pair.
std::int64_t schedule_one(std::vector<Step>& steps, std::int64_t people, std::int64_t Hours::* day) {
  std::vector<std::int64_t> free_at(static_cast<std::size_t>(std::clamp<std::int64_t>(people, 1, kMaxPeople)), 0);
  std::map<std::string_view, std::int64_t> over;
  std::int64_t last = 0;
  for (Step& step : steps) {
    if (step.is_over()) continue;
    std::int64_t from = 0;
    for (const std::string& id : step.waits_for) {
      const auto at = over.find(id);
      if (at != over.end()) from = std::max(from, at->second);
    }
    const auto person = std::ranges::min_element(free_at);
    step.starts.*day = std::max(from, *person);
    step.ends.*day = step.starts.*day + step.hours.*day;
    *person = step.ends.*day;
    over[step.id] = step.ends.*day;
    last = std::max(last, step.ends.*day);
  }
  return last;
}

}  // namespace

Hours schedule(std::vector<Step>& steps, std::int64_t people) {
  Hours total;
  total.low = schedule_one(steps, people, &Hours::low);
  total.high = schedule_one(steps, people, &Hours::high);
  return total;
}

}  // namespace beffroi::response::restart
