// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>

#include "diagnose/attack/responsible.h"
#include "diagnose/finding.h"
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::lateral {
namespace {

model::Finding to_finding(const Scene& scene, const Move& move, std::size_t number) {
  model::Finding finding;
  finding.id = "lateral." + std::to_string(number);
  finding.question = "lateral";
  finding.statement = move.by_others ? "commanded_by_others" : move.commanded ? "commanded" : move.outcome;
  finding.state = move.commanded ? "likely" : scene.attack.sureness == Sureness::sure ? "yes" : "suspected";
  finding.time = move.time;
  finding.arguments = {{"from", scene.hosts.name(move.from)},
                       {"to", scene.hosts.name(move.to)},
                       {"account", move.account.empty() ? std::string() : scene.accounts.name(move.account)},
                       {"method", std::string(move.method)},
                       {"outcome", std::string(move.commanded ? "unknown" : move.outcome)},
                       {"time", move.time}};
  cite_all(finding.supports, move.facts);
  return finding;
}

/// A provider's ordinary work on a machine of the attack is told with the doubt: people know whose it was.
model::Finding to_finding(const Scene& scene, const ToldClue& told, std::size_t number) {
  model::Finding finding = diagnose::to_finding(scene, told, "lateral", number);
  const auto by_others = [&scene](const Clue* clue) { return attack::is_by_others(scene, scene.attack, *clue); };
  if (told.like || !std::ranges::all_of(told.all, by_others)) return finding;
  finding.statement += "_by_others";
  finding.state = "suspected";
  return finding;
}

Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Move& move : scene.attack.moves) {
    answer.findings.push_back(to_finding(scene, move, answer.findings.size() + 1));
    json.begin_object();
    json.member("from", scene.hosts.name(move.from)).member("to", scene.hosts.name(move.to));
    json.member("account", move.account.empty() ? std::string() : scene.accounts.name(move.account));
    json.member("method", move.method).member("technique", scene::technique_of(move.method));
    // The contract's outcome has no word for what nobody saw: of a command alone it is what was wanted, and supposed.
    json.member("time", base::format_rfc3339(move.time)).member("outcome", move.outcome);
    json.member("ground", move.commanded ? "supposed" : "trace");
    write_bases(json, "for", answer.findings.back().supports);
    json.end_object();
  }
  json.end_array();
  answer.sections.push_back({"lateral", std::move(json).text()});
  for (const ToldClue& told : clues_to_tell(scene, "lateral")) {
    answer.findings.push_back(to_finding(scene, told, answer.findings.size() + 1));
  }
  return answer;
}

}  // namespace

Question make_question() { return {"lateral", 40, ask}; }

}  // namespace beffroi::diagnose::questions::lateral
