// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "diagnose/scene.h"
#include "model/diagnosis.h"

namespace beffroi::diagnose::questions::incident {

/// What makes no attack together and yet forbids a calm word: deeds that have hardly an innocent explanation until somebody gives it, a
/// Security log that was emptied among them, and rules of high level that matched.
struct Unexplained {
  std::vector<const Clue*> deeds;  ///< the first of each kind on each machine, in the order of time
  std::span<const model::Alarm> alarms;

  bool empty() const { return deeds.empty() && alarms.empty(); }
};

/// Nothing where the clues make an attack.
Unexplained unexplained_in(const Scene& scene);

/// Says how many, names a few, and cites them.
void tell(const Unexplained& unexplained, const Scene& scene, model::Finding& finding);

}  // namespace beffroi::diagnose::questions::incident
