// SPDX-License-Identifier: EUPL-1.2
#include "report/content.h"

#include <algorithm>

namespace beffroi::report {

std::size_t Content::disputes_on(std::string_view question) const {
  return static_cast<std::size_t>(std::ranges::count_if(disputes, [&](const Judged& one) {
    return one.finding && one.judgement != "confirmed" && diagnosis.findings[*one.finding].question == question;
  }));
}

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
