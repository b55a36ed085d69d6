// SPDX-License-Identifier: EUPL-1.2
// Clues that prove little by themselves: which of them are of the attack, and which are everyday life of the same days.
#include <algorithm>

#include "diagnose/attack/stray_programs.h"
#include "diagnose/attack/tracer.h"

namespace beffroi::diagnose::attack {
namespace {

using clues::kStrong, clues::kUnusual;

}  // namespace

/// Whether a clue that proves little is the same hands' as what is sure: by its account, by a program that was met before, or on a
/// machine on which they were within a day's work. What a provider rolled out there the day before is not.
bool Tracer::is_near(const Clue& clue) const {
  if (!clue.account.empty() && attack_.accounts.contains(clue.account)) return true;
  const auto there = attack_.hosts.find(clue.host);
  if (there != attack_.hosts.end() && clue.time.nanoseconds >= there->second.first.nanoseconds - kHands) return true;
  return std::ranges::any_of(stray_programs(clue.detail), [&](const std::string& name) { return programs_.contains(name); });
}

void Tracer::follow_weaker(const Cluster& cluster) {
  // Beside mere attempts, weak clues elsewhere are everyday life.
  const bool attempted = std::ranges::any_of(cluster.clues, [](const Clue* clue) { return clue->about->attempt; });
  const bool nothing_sure = attack_.hosts.empty() && !attempted;
  for (const Clue* clue : cluster.clues) {
    const bool weaker = clue->weight() < kStrong && clue->weight() >= kUnusual && !clue->about->attempt;
    if (weaker && (nothing_sure || is_near(*clue))) follow(*clue);
  }
  follow_pending();
}

/// Weak clues of the same days that nothing ties to the attack are everyday life beside it.
void Tracer::leave_out_strangers() {
  if (attack_.hosts.empty()) return;
  std::erase_if(attack_.clues,
                [&](const Clue* clue) { return clue->weight() < kStrong && !clue->about->attempt && !is_near(*clue); });
}

}  // namespace beffroi::diagnose::attack
