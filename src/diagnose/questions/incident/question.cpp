// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <array>
#include <set>

#include "diagnose/declared.h"
#include "diagnose/finding.h"
#include "diagnose/questions/incident/unexplained.h"
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::incident {
namespace {

constexpr std::array<std::string_view, 2> kDeclared{"yes", "suspected"};  ///< nobody can declare that there was no attack
constexpr std::size_t kManyUndated = 20;                                  ///< one of so many facts without a time is too many

std::string_view state_of(const Scene& scene, const Unexplained& unexplained) {
  if (scene.attack.sureness == Sureness::sure) return "yes";
  if (scene.attack.sureness == Sureness::suspected) return "suspected";
  const bool security = std::ranges::any_of(
      scene.book.coverage(), [](const model::Coverage& seen) { return seen.channel == "Security" && seen.records > 0; });
  if (!unexplained.empty()) return "unknown";
  // Records without a sure time reach no conclusion: a calm word would be one about them too.
  return security && scene.book.undated() * kManyUndated < scene.book.dated() ? "no_sign" : "unknown";
}

bool is_sign(std::string_view state) { return state == "yes" || state == "suspected"; }

model::Finding verdict(const Scene& scene, const Unexplained& unexplained, std::string_view state, std::size_t number) {
  const Attack& attack = scene.attack;
  model::Finding finding;
  finding.id = "incident." + std::to_string(number);
  finding.question = "incident";
  finding.statement = state == "suspected" && attack.is_attempt_only() ? "attempted"
                      : !unexplained.empty()                           ? "unexplained"
                      : state == "unknown" && scene.book.undated() > 0 ? "undated"
                                                                       : state;
  finding.state = state;
  if (!unexplained.empty()) {
    tell(unexplained, scene, finding);
    return finding;
  }
  std::set<std::string_view> kinds;
  std::set<scene::HostId> hosts;
  for (const Clue* clue : attack.clues) {
    if (clue->weight() < 2) continue;
    kinds.insert(clue->kind);
    hosts.insert(clue->host);
  }
  finding.arguments = {{"kinds", static_cast<std::int64_t>(kinds.size())}, {"hosts", static_cast<std::int64_t>(hosts.size())}};
  if (!attack.clues.empty()) {
    finding.time = attack.began();
    finding.arguments.push_back({"from", *attack.began()});
    finding.arguments.push_back({"to", *attack.end});
  }
  std::set<std::string_view> cited;  // one record a kind: the verdict is short, the findings below cite the rest
  for (const Clue* clue : attack.clues) {
    if (clue->weight() >= 2 && cited.insert(clue->kind).second) cite(finding.supports, *clue->fact);
  }
  if (finding.statement == "undated") finding.arguments.push_back({"count", static_cast<std::int64_t>(scene.book.undated())});
  if (finding.statement == "unknown") finding.missing.push_back({"security_log", {}});
  return finding;
}

/// Another attack of which only its signs are told: every other answer speaks of the heaviest.
model::Finding another(const Scene& scene, const std::vector<const Clue*>& clues, std::size_t number) {
  constexpr std::size_t kMostHosts = 5;
  model::Finding finding;
  finding.id = "incident." + std::to_string(number);
  finding.question = "incident";
  finding.statement = "another";
  finding.state = "yes";
  std::set<std::string_view> cited, names;
  for (const Clue* clue : clues) {
    if (clue->weight() < 2) continue;
    names.insert(scene.hosts.name(clue->host));
    if (cited.insert(clue->kind).second) cite(finding.supports, *clue->fact);
  }
  std::string hosts;
  std::size_t named = 0;
  for (const std::string_view name : names) {
    if (++named <= kMostHosts) hosts += (named > 1 ? ", " : "") + std::string(name);
  }
  finding.arguments = {{"from", clues.front()->time},
                       {"to", clues.back()->time},
                       {"hosts", hosts + (named > kMostHosts ? ", …" : "")},
                       {"told_from", *scene.attack.began()}};
  return finding;
}

Answer ask(const Scene& scene) {
  const Unexplained unexplained = unexplained_in(scene);
  const std::string_view traced = state_of(scene, unexplained);
  const DeclaredHere declared = declared_here(scene, "incident", kDeclared);
  // What is established by traces stands first; a declaration goes before a mere suspicion, or silence, of the logs.
  const bool people_know_more = declared.answer() == "yes" ? traced != "yes" : !declared.all.empty() && !is_sign(traced);
  const std::string_view state = people_know_more ? declared.answer() : traced;
  Answer answer;
  if (people_know_more) tell_declared(declared, "incident", answer);
  answer.findings.push_back(verdict(scene, unexplained, traced, answer.findings.size() + 1));
  if (!people_know_more) tell_declared(declared, "incident", answer);
  for (const auto& clues : scene.attack.apart) answer.findings.push_back(another(scene, clues, answer.findings.size() + 1));
  for (const ToldClue& told : clues_to_tell(scene, "incident")) {
    answer.findings.push_back(to_finding(scene, told, "incident", answer.findings.size() + 1));
  }
  base::json::Writer json;
  json.begin_object().member("state", state);
  write_bases(json, "because", answer.findings.front().supports);
  json.end_object();
  answer.sections.push_back({"incident", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"incident", 10, ask}; }

}  // namespace beffroi::diagnose::questions::incident
