// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/incident/unexplained.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/excerpt.h"
#include "diagnose/finding.h"
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::incident {
namespace {

constexpr std::string_view kCleared = "audit_log_cleared";  // there is nothing to name but the log
constexpr std::size_t kMostNamed = 3, kLongestDetail = 120, kMostCited = 10;

std::string named(const Clue& clue, const Scene& scene) {
  const std::string& host = scene.hosts.name(clue.host);
  return (clue.detail.empty() ? clue.about->technique : base::cut_to(base::in_one_line(clue.detail), kLongestDetail)) + " (" +
         host + ")";
}

template <class List, class Name>
std::string first_of(const List& list, const Name& name) {
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kMostNamed); ++i) text += (i > 0 ? " ; " : "") + name(list[i]);
  return text + (list.size() > kMostNamed ? " ; …" : "");
}

}  // namespace

Unexplained unexplained_in(const Scene& scene) {
  Unexplained unexplained;
  if (scene.attack.sureness != Sureness::none) return unexplained;
  unexplained.alarms = scene.book.alarms();
  std::set<std::pair<std::string_view, scene::HostId>> known;
  for (const Clue& clue : scene.clues) {
    const bool counts = clue.weight() >= clues::kStrong && !clue.about->attempt;
    if (counts && known.emplace(clue.kind, clue.host).second) unexplained.deeds.push_back(&clue);
  }
  return unexplained;
}

void tell(const Unexplained& unexplained, const Scene& scene, model::Finding& finding) {
  std::set<scene::HostId> hosts;
  std::vector<const Clue*> others;
  for (const Clue* clue : unexplained.deeds) {
    hosts.insert(clue->host);
    if (clue->kind != kCleared) others.push_back(clue);
    if (finding.supports.size() < kMostCited) cite(finding.supports, *clue->fact);
  }
  for (const model::Alarm& alarm : unexplained.alarms) {
    if (finding.supports.size() < 2 * kMostCited) finding.supports.push_back(alarm.first);
  }
  finding.arguments = {{"grave", static_cast<std::int64_t>(unexplained.deeds.size())},
                       {"cleared", static_cast<std::int64_t>(unexplained.deeds.size() - others.size())},
                       {"deeds", static_cast<std::int64_t>(others.size())},
                       {"hosts", static_cast<std::int64_t>(hosts.size())},
                       {"named", first_of(others, [&scene](const Clue* clue) { return named(*clue, scene); })},
                       {"rules", static_cast<std::int64_t>(unexplained.alarms.size())},
                       {"titles", first_of(unexplained.alarms, [](const model::Alarm& alarm) { return alarm.rule_title; })}};
}

}  // namespace beffroi::diagnose::questions::incident
