// SPDX-License-Identifier: EUPL-1.2
#include "report/content.h"

#include <algorithm>

namespace beffroi::report {

const Judged* Content::judgement_on(std::size_t finding) const {
  const auto found = std::ranges::find(disputes, std::optional(finding), &Judged::finding);
  return found == disputes.end() ? nullptr : &*found;
}

SourceSummary summary_of(const model::SourceResult& result) {
  return {.origin = result.origin,
          .sha256 = result.sha256,
          .size = result.size,
          .reader = result.reader,
          .events = result.events,
          .accounting = result.accounting,
          .coverage = result.coverage,
          .issues = result.issues};
}

}  // namespace beffroi::report
