// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/persistence/registered_tasks.h"

#include <algorithm>
#include <cstdlib>

namespace beffroi::diagnose::questions::persistence {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kAtOnce = 5 * kSecond;  ///< two logs of one registration
constexpr std::int64_t kAfterwards = 60 * 60 * kSecond;

/// Whether a clue tells of a task that was made there in that moment: it says more than a name.
bool is_told(const Scene& scene, const KnownFact& registered, scene::HostId host) {
  return std::ranges::any_of(scene.attack.clues, [&](const Clue* clue) {
    return clue->host == host && clue->about->technique == "T1053.005" &&
           std::abs(clue->time.nanoseconds - registered.time.nanoseconds) < kAtOnce;
  });
}

}  // namespace

std::vector<Clue> registered_tasks(const Scene& scene) {
  std::vector<Clue> found;
  const Attack& attack = scene.attack;
  if (!attack.end) return found;
  for (const KnownFact& fact : scene.book.facts("configuration.scheduled-task-registered")) {
    const auto hit = attack.hosts.find(scene.hosts.of_name(fact.host()));
    if (hit == attack.hosts.end() || !hit->second.is_compromised()) continue;
    if (fact.time < hit->second.first || fact.time.nanoseconds > attack.end->nanoseconds + kAfterwards) continue;
    std::string account = scene.accounts.key_of(fact);
    if (!attack.accounts.contains(account) || is_told(scene, fact, hit->first)) continue;
    found.push_back({.kind = "task_registered",
                     .about = &clues::Catalogue::embedded().kind("task_registered"),
                     .host = hit->first,
                     .account = std::move(account),
                     .time = fact.time,
                     .fact = &fact,
                     .more = {},
                     .detail = std::string(fact.get("winlog.task.name"))});
  }
  std::ranges::stable_sort(found, {}, &Clue::time);
  return found;
}

}  // namespace beffroi::diagnose::questions::persistence
