// SPDX-License-Identifier: EUPL-1.2
// What people hold against the findings that a dossier cites: it goes to an authority beside them.
#include <algorithm>

#include "report/columns.h"
#include "report/dossiers/families.h"
#include "report/judged.h"
#include "response/disputes/disputes.h"

namespace beffroi::report::dossiers {

std::string objection_to(std::string_view id, const Wanted& wanted) {
  const model::Diagnosis* diagnosis = wanted.material.diagnosis;
  if (!diagnosis) return {};
  for (const response::MatchedDispute& one : response::match(response::disputes_of(wanted.material.entries), *diagnosis)) {
    if (!one.finding || diagnosis->findings[*one.finding].id != id) continue;
    if (one.dispute.judgement == response::Judgement::confirmed) continue;
    return plain(judgement_of(judged_of(one.dispute), wanted.words));
  }
  return {};
}

void add_cited(Lines& lines, std::string text, Ground ground, std::string cites, std::string_view id, const Wanted& wanted) {
  const std::string objection = objection_to(id, wanted);
  if (text.empty() || objection.empty()) return add(lines, std::move(text), ground, std::move(cites));
  add(lines, wanted.words.text("dossier.contested", {{"text", text}, {"objection", objection}}),
      std::max(ground, Ground::supposed), std::move(cites));
}

}  // namespace beffroi::report::dossiers
