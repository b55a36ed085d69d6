// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diagnose/declared.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::encryption {
namespace {

constexpr std::array<std::string_view, 2> kDeclared{"yes", "no"};

struct Seen {
  std::vector<scene::HostId> hosts;
  std::optional<base::Timestamp> start;
  std::string extension, note;
  std::vector<const KnownFact*> facts;
  std::int64_t with_stops = 0;  ///< hosts on which services were stopped too, not only copies destroyed
  std::int64_t with_files = 0;  ///< hosts on which changed files were recorded, not only what ransomware does around them

  bool files_seen() const { return with_files > 0; }
};

bool is_impact(const Clue& clue) {
  for (const auto* kind : {"files_renamed_in_bulk", "ransom_note_spread", "services_stopped", "shadow_copies_deleted",
                           "backup_destroyed", "recovery_disabled"}) {
    if (clue.kind == kind) return true;
  }
  return false;
}

Seen look(const Scene& scene) {
  Seen seen;
  for (const auto& [host, hit] : scene.attack.hosts) {
    if (!hit.encrypted) continue;
    seen.hosts.push_back(host);
    if (hit.changed_files_seen) ++seen.with_files;
    if (std::ranges::any_of(hit.clues, [](const Clue* clue) { return clue->kind == "services_stopped"; })) ++seen.with_stops;
    for (const Clue* clue : hit.clues) {
      if (!is_impact(*clue)) continue;
      const bool copies = clue->about->technique == "T1490";  // destroyed before the first file is touched
      if (!copies && (!seen.start || clue->time < *seen.start)) seen.start = clue->time;
      seen.facts.push_back(clue->fact);
      if (clue->kind == "ransom_note_spread") seen.note = clue->detail;
      if (clue->kind != "files_renamed_in_bulk") continue;
      seen.extension = clue->detail;
      if (seen.note.empty()) seen.note = clue->fact->get("file.name");
    }
  }
  if (!seen.start && !seen.facts.empty())
    seen.start = (*std::ranges::min_element(seen.facts, {}, [](const KnownFact* fact) { return fact->time; }))->time;
  std::ranges::stable_sort(seen.facts, {}, [](const KnownFact* fact) { return fact->time; });
  return seen;
}

model::Finding to_finding(const Seen& seen, std::string_view state, std::size_t number) {
  model::Finding finding;
  finding.id = "encryption." + std::to_string(number);
  finding.question = "encryption";
  const auto all = static_cast<std::int64_t>(seen.hosts.size());
  const bool partly = seen.files_seen() && seen.with_files < all;
  finding.statement = state == "unknown"  ? "unknown"
                      : partly            ? "files_seen_partly"
                      : seen.files_seen() ? "files_seen"
                                          : "acts_seen";
  finding.state = state == "yes" && !seen.files_seen() ? "likely" : state;
  finding.time = seen.start;
  finding.arguments = {{"hosts", partly ? seen.with_files : all}, {"extension", seen.extension}};
  if (finding.statement == "acts_seen") finding.arguments.push_back({"stopped", seen.with_stops});
  if (partly) finding.arguments.push_back({"supposed", all - seen.with_files});
  if (seen.start) finding.arguments.push_back({"time", *seen.start});
  cite_all(finding.supports, seen.facts);
  if (state == "yes" && !seen.files_seen()) finding.missing.push_back({"encrypted_files", {}});
  return finding;
}

Answer ask(const Scene& scene) {
  const Seen seen = look(scene);
  const std::string_view traced = seen.hosts.empty() ? "unknown" : "yes";
  const DeclaredHere declared = declared_here(scene, "encryption", kDeclared);
  // That somebody saw no unreadable file is told, and proves nothing for the other machines.
  const bool people_know_more = traced == "unknown" && declared.answer() == "yes";
  const std::string_view state = people_know_more ? "yes" : traced;
  const auto start = people_know_more ? declared.first_time("yes") : seen.start;
  Answer answer;
  if (people_know_more) tell_declared(declared, "encryption", answer);
  answer.findings.push_back(to_finding(seen, traced, answer.findings.size() + 1));
  if (!people_know_more) tell_declared(declared, "encryption", answer);
  base::json::Writer json;
  json.begin_object().member("state", state).key("start");
  start ? json.value(base::format_rfc3339(*start)) : json.null();
  json.key("hosts").begin_array();
  for (const scene::HostId host : seen.hosts) json.value(scene.hosts.name(host));
  json.end_array().key("extension");
  seen.extension.empty() ? json.null() : json.value(seen.extension);
  json.key("note");
  seen.note.empty() ? json.null() : json.value(seen.note);
  write_bases(json, "for", answer.findings.front().supports);
  json.end_object();
  answer.sections.push_back({"encryption", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"encryption", 65, ask}; }

}  // namespace beffroi::diagnose::questions::encryption
