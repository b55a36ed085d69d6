// SPDX-License-Identifier: EUPL-1.2
// Whom an authority can reach in a town whose file lists nobody: somebody must answer.
#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/families.h"

namespace beffroi::report::dossiers {
namespace {

std::string signatory_of(const town::LegalPerson& person) {
  return joined({person.signatory, person.signatory_title, person.signatory_phone});
}

}  // namespace

Lines told_contacts(const Wanted& wanted) {
  Lines lines;
  const town::LegalPerson* person = wanted.material.person;
  if (person && !person->signatory_phone.empty()) {
    add(lines, signatory_of(*person), Ground::declared, wanted.words.text("dossier.cite.file"));
    return lines;
  }
  const auto* given = wanted.material.first_hour.find("people");
  if (!given || !wanted.material.person_id.empty()) return lines;
  const std::string cite = wanted.words.text("dossier.cite.answer", {{"by", given->by}, {"at", given->said}});
  for (std::string& one : reachable_in(given->answer.text)) add(lines, std::move(one), Ground::declared, cite);
  return lines;
}

}  // namespace beffroi::report::dossiers
