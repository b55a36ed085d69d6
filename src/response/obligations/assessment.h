// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "response/obligations/assess.h"
#include "response/obligations/said.h"

namespace beffroi::response::obligations {

/// What one clock starts from.
struct Started {
  std::vector<const Fact*> tellings;  ///< of the one event, or of several that mean it; none: nothing started it
  bool feared = false;                ///< another event is taken for it, because it comes earlier
};

/// A rule before anything is known: its words and its latest text.
Deadline blank(const Rule& rule, town::BodyKind body);

/// A rule for one person, or for one event. Says in this order: did its event happen, do the facts ask for it, until when, was it met.
Deadline assess_one(const Rule& rule, const Facts& facts, const Person& person, const Circumstances& around,
                    const Started& started);

}  // namespace beffroi::response::obligations
