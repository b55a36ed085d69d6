// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <array>

#include "diagnose/declared.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::backups {
namespace {

constexpr std::array<std::string_view, 3> kDeclared{"destroyed", "touched", "intact"};

struct Backups {
  std::vector<const Clue*> destroyed;  ///< catalogue or system state back-ups
  std::vector<const Clue*> touched;    ///< shadow copies, recovery settings
  const KnownFact* last_good = nullptr;
};

Backups look(const Scene& scene) {
  Backups backups;
  for (const Clue* clue : scene.attack.clues) {
    if (clue->kind == "backup_destroyed") backups.destroyed.push_back(clue);
    if (clue->kind == "shadow_copies_deleted" || clue->kind == "recovery_disabled") backups.touched.push_back(clue);
  }
  for (const KnownFact& finished : scene.book.facts("package.backup-finished")) {
    // What was saved while the intruder was already there may bring him back.
    if (!scene.attack.start || finished.time < *scene.attack.start) backups.last_good = &finished;
  }
  return backups;
}

std::string_view state_of(const Backups& backups) {
  if (!backups.destroyed.empty()) return "destroyed";
  return backups.touched.empty() ? "unknown" : "touched";
}

model::Finding to_finding(const Backups& backups, std::size_t number) {
  model::Finding finding;
  finding.id = "backups." + std::to_string(number);
  finding.question = "backups";
  finding.statement = state_of(backups);
  finding.state = state_of(backups);
  for (const auto* list : {&backups.destroyed, &backups.touched}) {
    for (const Clue* clue : *list) {
      cite(finding.supports, *clue->fact);
      if (!finding.time || clue->time < *finding.time) finding.time = clue->time;
    }
  }
  finding.arguments = {{"count", static_cast<std::int64_t>(backups.destroyed.size() + backups.touched.size())}};
  finding.missing.push_back({"backup_console", {}});
  return finding;
}

model::Finding last_good(const Scene& scene, const KnownFact& fact, std::size_t number) {
  model::Finding finding;
  finding.id = "backups." + std::to_string(number);
  finding.question = "backups";
  finding.statement = "last_before";
  finding.state = "yes";
  finding.arguments = {{"host", scene.hosts.name(scene.hosts.of_name(fact.host()))}, {"time", fact.time}};
  cite(finding.supports, fact);
  return finding;
}

Answer ask(const Scene& scene) {
  const Backups backups = look(scene);
  Answer answer;
  const std::string_view traced = state_of(backups);
  const DeclaredHere declared = declared_here(scene, "backups", kDeclared);
  const bool people_know_more = traced == "unknown" && !declared.all.empty();
  if (people_know_more) tell_declared(declared, "backups", answer);
  answer.findings.push_back(to_finding(backups, answer.findings.size() + 1));
  if (backups.last_good) answer.findings.push_back(last_good(scene, *backups.last_good, answer.findings.size() + 1));
  if (!people_know_more) tell_declared(declared, "backups", answer);
  base::json::Writer json;
  json.begin_object().member("state", people_know_more ? declared.answer() : traced).key("last_clean_restore_point");
  backups.last_good ? json.value(base::format_rfc3339(backups.last_good->time)) : json.null();
  write_bases(json, "for", answer.findings.front().supports);
  json.end_object();
  answer.sections.push_back({"backups", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"backups", 70, ask}; }

}  // namespace beffroi::diagnose::questions::backups
