// SPDX-License-Identifier: EUPL-1.2
#include "engine/disputes.h"

#include <algorithm>
#include <limits>

#include "response/disputes/disputes.h"

namespace beffroi::engine {

std::vector<report::Judged> disputes_in(response::Entries entries, const model::Diagnosis& diagnosis) {
  std::vector<report::Judged> judged;
  for (response::MatchedDispute& one : response::match(response::disputes_of(entries), diagnosis)) {
    response::Dispute& dispute = one.dispute;
    model::Finding finding;
    finding.id = dispute.finding.id;
    finding.question = dispute.finding.question;
    finding.statement = dispute.finding.statement;
    finding.arguments = std::move(dispute.finding.arguments);
    judged.push_back({.finding = one.finding,
                      .as_judged = std::move(finding),
                      .changed = one.changed,
                      .judgement = std::string(response::name_of(dispute.judgement)),
                      .by = dispute.by,
                      .because = dispute.because,
                      .replacement = dispute.replacement,
                      .at = dispute.at,
                      .entry = dispute.entry});
  }
  std::ranges::stable_sort(
      judged, {}, [](const report::Judged& one) { return one.finding.value_or(std::numeric_limits<std::size_t>::max()); });
  return judged;
}

}  // namespace beffroi::engine
