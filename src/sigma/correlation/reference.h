// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sigma/correlation/measure.h"

namespace beffroi::sigma::reference {

/// A window of which the condition is true, by the numbers of its events.
struct Found {
  std::size_t first = 0, last = 0, became_true = 0;

  friend bool operator==(const Found&, const Found&) = default;
};

/// The slow, obvious answer to "where is this correlation true of the events of one group?": every window is looked at anew, every order
/// of its events is tried. Events in the order of time, those of one moment by the order of the rules. Kept for ever: Window must agree
/// with it. Of `correlation` it shares the tree with Window and nothing else.
std::vector<Found> correlate(const Correlation& correlation, std::span<const Occurrence> events);

}  // namespace beffroi::sigma::reference
