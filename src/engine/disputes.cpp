// SPDX-License-Identifier: EUPL-1.2
#include "engine/disputes.h"

#include <algorithm>
#include <limits>

#include "report/judged.h"
#include "response/disputes/disputes.h"

namespace beffroi::engine {

std::vector<report::Judged> disputes_in(response::Entries entries, const model::Diagnosis& diagnosis) {
  std::vector<report::Judged> judged;
  for (const response::MatchedDispute& one : response::match(response::disputes_of(entries), diagnosis)) {
    report::Judged& last = judged.emplace_back(report::judged_of(one.dispute));
    last.finding = one.finding;
    last.changed = one.changed;
  }
  std::ranges::stable_sort(
      judged, {}, [](const report::Judged& one) { return one.finding.value_or(std::numeric_limits<std::size_t>::max()); });
  return judged;
}

}  // namespace beffroi::engine
