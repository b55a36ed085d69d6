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

}  // namespace beffroi::diagnose::attack
