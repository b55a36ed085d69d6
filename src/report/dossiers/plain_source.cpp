// SPDX-License-Identifier: EUPL-1.2
// What happened, for people who are no specialists: no machine, no account, no tool.
#include <algorithm>

#include "report/dossiers/families.h"
#include "response/declarations/declarations.h"

namespace beffroi::report::dossiers {
namespace {

/// What is known of a question of the diagnosis: by its first finding, else by what people declared.
struct Known {
  std::string answer;
  Ground ground = Ground::unknown;
  std::string cites;
  std::string objection;  ///< what a person holds against it
};

/// A finding that somebody contests is no more than suspected in a letter.
Known contested(const model::Finding& finding, std::string cites, std::string objection) {
  const bool held = finding.state == "yes" || finding.state == "likely" || finding.state == "suspected";
  return {held ? "suspected" : "unknown", Ground::supposed, std::move(cites), std::move(objection)};
}

Known known_of(std::string_view question, const Wanted& wanted) {
  if (wanted.material.diagnosis) {
    for (const model::Finding& finding : wanted.material.diagnosis->findings) {
      const Ground ground = report::ground_of(finding);
      if (finding.question != question || ground == Ground::unknown || ground == Ground::no_sign) continue;
      std::string cites = wanted.words.text("dossier.cite.finding", {{"id", finding.id}});
      std::string objection = objection_to(finding.id, wanted);
      if (!objection.empty()) return contested(finding, std::move(cites), std::move(objection));
      return {finding.state, ground, std::move(cites), {}};
    }
  }
  for (const model::DeclaredAnswer& one : response::answers_of(wanted.material.entries)) {
    if (one.question != question) continue;
    const base::Arguments cite{{"entry", static_cast<std::int64_t>(one.citation.sequence)}, {"by", one.citation.by}};
    return {one.answer, Ground::declared, wanted.words.text("dossier.cite.journal", cite), {}};
  }
  return {};
}

/// All that left was seen, and it was nothing: a letter then leaves the matter out, it never promises it.
bool is_nothing_taken(const Wanted& wanted) {
  if (!wanted.material.diagnosis) return false;
  return std::ranges::any_of(wanted.material.diagnosis->findings, [&wanted](const model::Finding& finding) {
    return finding.question == "exfiltration" && finding.state == "no" && objection_to(finding.id, wanted).empty();
  });
}

}  // namespace

Lines of_plain(const Wanted& wanted) {
  Lines lines;
  if (wanted.name != "attack") return lines;
  const Known incident = known_of("incident", wanted);
  if (incident.cites.empty()) return lines;
  const auto when = wanted.material.first_hour.current("when");
  const Known encryption = known_of("encryption", wanted), exfiltration = known_of("exfiltration", wanted);
  const base::Arguments said{
      {"attack", incident.answer == "yes"},
      {"since", when ? base::ArgumentValue(wanted.words.moment(*when, "text")) : base::ArgumentValue(std::string())},
      {"encrypted", encryption.answer},
      {"taken", is_nothing_taken(wanted) ? std::string("no") : exfiltration.answer}};
  std::string text = wanted.words.text("dossier.plain_attack", said);
  for (const std::string* objection : {&incident.objection, &encryption.objection, &exfiltration.objection}) {
    if (!objection->empty()) text = wanted.words.text("dossier.contested", {{"text", text}, {"objection", *objection}});
  }
  add(lines, std::move(text), incident.ground, incident.cites);
  return lines;
}

}  // namespace beffroi::report::dossiers
