// SPDX-License-Identifier: EUPL-1.2
// What people hold against the findings that a dossier cites: it goes to an authority beside them.
#include <algorithm>

#include "report/columns.h"
#include "report/dossiers/families.h"
#include "report/judged.h"
#include "response/disputes/disputes.h"

namespace beffroi::report::dossiers {

Objections objections_to(const model::Diagnosis& diagnosis, response::Entries entries, const base::Catalogue& words) {
  Objections objections;
  for (const response::Dispute& one : response::objections_in(response::disputes_of(entries), diagnosis.findings))
    objections.emplace(one.finding.id, plain(judgement_of(judged_of(one), words)));
  return objections;
}

std::string objection_to(std::string_view id, const Wanted& wanted) {
  const auto found = wanted.material.objections.find(id);
  return found == wanted.material.objections.end() ? std::string() : found->second;
}

void add_cited(Lines& lines, std::string text, Ground ground, std::string cites, std::string_view id, const Wanted& wanted) {
  const std::string objection = objection_to(id, wanted);
  if (text.empty() || objection.empty()) return add(lines, std::move(text), ground, std::move(cites));
  add(lines, wanted.words.text("dossier.contested", {{"text", text}, {"objection", objection}}),
      std::max(ground, Ground::supposed), std::move(cites));
}

}  // namespace beffroi::report::dossiers
