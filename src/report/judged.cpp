// SPDX-License-Identifier: EUPL-1.2
#include "report/judged.h"

namespace beffroi::report {

Judged judged_of(const response::Dispute& dispute) {
  model::Finding finding;
  finding.id = dispute.finding.id;
  finding.question = dispute.finding.question;
  finding.statement = dispute.finding.statement;
  finding.arguments = dispute.finding.arguments;
  return {.finding = {},
          .as_judged = std::move(finding),
          .changed = false,
          .judgement = std::string(response::name_of(dispute.judgement)),
          .by = dispute.by,
          .because = dispute.because,
          .replacement = dispute.replacement,
          .at = dispute.at,
          .entry = dispute.entry};
}

}  // namespace beffroi::report
