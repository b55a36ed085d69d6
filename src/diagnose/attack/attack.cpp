// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/attack.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "diagnose/attack/entry.h"
#include "diagnose/attack/tracer.h"

namespace beffroi::diagnose {
namespace attack {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr double kHostIsHit = 0.2, kBeforeTheRest = 0.1, kNobodyCameBefore = 0.1, kSomebodyCameBefore = -0.3;
constexpr double kMost = 0.97, kLikely = 0.5;

/// How a way in fits what came after it.
double fit(const Attack& attack, const Entry& entry) {
  double sum = 0;
  const auto host = attack.hosts.find(entry.host);
  if (host != attack.hosts.end() && host->second.is_compromised()) sum += kHostIsHit;
  if (attack.start && entry.time.nanoseconds <= attack.start->nanoseconds + 60 * kSecond) sum += kBeforeTheRest;
  const bool visited = std::ranges::any_of(attack.moves, [&](const Move& move) {
    return move.to == entry.host && move.outcome == "succeeded" && move.time < entry.time;
  });
  return sum + (visited ? kSomebodyCameBefore : kNobodyCameBefore);
}

}  // namespace

std::vector<Entry> find_entries(const Scene& scene, const Attack& attack) {
  std::vector<Entry> found;
  for (const EntryFinder find : entries::registry()) find(scene, attack, found);
  for (Entry& entry : found) entry.confidence = std::clamp(entry.confidence + fit(attack, entry), 0.0, kMost);
  std::ranges::stable_sort(found, [](const Entry& a, const Entry& b) {
    return std::tuple(-a.confidence, a.time, a.host) < std::tuple(-b.confidence, b.time, b.host);
  });
  std::vector<Entry> distinct;
  std::set<std::tuple<std::string_view, scene::HostId, std::string, std::string>> known;
  // Where a way in is likely, the first machine seen adds nothing.
  bool named_first_machine = !found.empty() && found.front().vector != "unknown" && found.front().confidence >= kLikely;
  for (Entry& entry : found) {
    // Where the traces say no more than where they begin, once is enough.
    const bool first_machine = entry.vector == "unknown";
    if (first_machine && std::exchange(named_first_machine, true)) continue;
    if (known.emplace(entry.vector, entry.host, entry.account, entry.source_ip).second) distinct.push_back(std::move(entry));
  }
  return distinct;
}

}  // namespace attack

bool HitHost::is_compromised() const {
  if (encrypted || left_from_here || !sessions.empty()) return true;
  std::set<std::string_view> kinds;
  for (const Clue* clue : clues) {
    if (clue->weight() >= 4) return true;
    kinds.insert(clue->kind);
  }
  return kinds.size() >= 3;
}

const Entry* Attack::entry_before_signs() const {
  constexpr double kLikely = 0.5;
  const bool entered = start && !entries.empty() && entries.front().confidence >= kLikely && entries.front().time < *start;
  return entered ? &entries.front() : nullptr;
}

std::optional<base::Timestamp> Attack::began() const {
  const Entry* entry = entry_before_signs();
  return entry ? std::optional(entry->time) : start;
}

bool Attack::is_attempt_only() const {
  return !clues.empty() &&
         std::ranges::all_of(clues, [](const Clue* clue) { return clue->about->attempt || clue->weight() <= 2; }) &&
         std::ranges::any_of(clues, [](const Clue* clue) { return clue->about->attempt; });
}

Attack trace_attack(const Scene& scene) {
  Attack traced = attack::Tracer(scene).trace(attack::find_cluster(scene.clues));
  if (!traced.is_attempt_only()) traced.entries = attack::find_entries(scene, traced);
  return traced;
}

}  // namespace beffroi::diagnose
