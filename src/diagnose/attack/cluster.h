// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/attack/attack.h"

namespace beffroi::diagnose::attack {

/// The clues that belong together, and how sure they make it that there was an attack.
struct Cluster {
  Sureness sureness = Sureness::none;
  std::vector<const Clue*> clues;  ///< in the order of time
};

/// Administrators do each of the things that clues stand for now and then, hardly ever several kinds within three days: the window
/// in which the kinds weigh most decides. Earlier strong clues of the same machines and accounts are added: crews stay for weeks.
Cluster find_cluster(const std::vector<Clue>& clues);

inline constexpr std::size_t kMostApart = 3;

/// Clues so far from the cluster in time that nothing ties them to it, and that make an attack for sure by themselves; the heaviest first,
/// each in the order of time.
std::vector<std::vector<const Clue*>> attacks_apart(const std::vector<Clue>& clues, const Cluster& cluster);

}  // namespace beffroi::diagnose::attack
