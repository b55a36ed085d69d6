// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <optional>

#include "diagnose/finding.h"
#include "diagnose/sign.h"

namespace beffroi::diagnose::questions::backups {
namespace {

struct Backups {
  std::vector<const Sign*> destroyed;  ///< catalogue or system state back-ups
  std::vector<const Sign*> touched;    ///< shadow copies, recovery settings
  const KnownFact* last_good = nullptr;
};

Backups look(const Casebook& book, const SignCluster& cluster) {
  Backups backups;
  for (const Sign& sign : cluster.signs) {
    if (sign.kind == "backup_destroyed") backups.destroyed.push_back(&sign);
    if (sign.kind == "shadow_copies_deleted" || sign.kind == "recovery_disabled") backups.touched.push_back(&sign);
  }
  for (const KnownFact& finished : book.facts("package.backup-finished")) {
    const bool before = cluster.signs.empty() || finished.time < cluster.signs.front().fact->time;
    if (before) backups.last_good = &finished;
  }
  return backups;
}

std::string_view state_of(const Backups& backups) {
  if (!backups.destroyed.empty()) return "destroyed";
  return backups.touched.empty() ? "unknown" : "touched";
}

model::Finding to_finding(const Backups& backups) {
  model::Finding finding;
  finding.id = "backups.1";
  finding.question = "backups";
  finding.statement = state_of(backups);
  finding.state = state_of(backups);
  for (const auto* list : {&backups.destroyed, &backups.touched}) {
    for (const Sign* sign : *list) {
      cite(finding.supports, *sign->fact);
      if (!finding.time || sign->fact->time < *finding.time) finding.time = sign->fact->time;
    }
  }
  finding.arguments = {{"count", static_cast<std::int64_t>(backups.destroyed.size() + backups.touched.size())}};
  finding.missing.push_back({"backup_console", {}});
  return finding;
}

Answer ask(const Casebook& book) {
  const std::vector<Sign> signs = find_signs(book);
  SignCluster cluster = densest_cluster(signs);
  if (!cluster.is_suspicion()) cluster = {};  // pruning one's own copies is ordinary life
  const Backups backups = look(book, cluster);
  Answer answer;
  answer.findings.push_back(to_finding(backups));
  base::json::Writer json;
  json.begin_object().member("state", state_of(backups)).key("last_clean_restore_point");
  backups.last_good ? json.value(base::format_rfc3339(backups.last_good->time)) : json.null();
  write_bases(json, "for", answer.findings.front().supports);
  json.end_object();
  answer.sections.push_back({"backups", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"backups", 70, ask}; }

}  // namespace beffroi::diagnose::questions::backups
