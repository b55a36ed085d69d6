// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>

#include "sigma/correlation/measure.h"

namespace beffroi::sigma {

/// A window of which a correlation's condition is true.
struct WindowMatch {
  std::span<const Occurrence* const> events;  ///< in the order of time
  std::size_t became_true = 0;                ///< the first from which on the condition was true up to the end of the window
  std::string measured;                       ///< at the end of the window
};

/// What had to be given up to stay within bounds.
struct WindowLosses {
  std::uint64_t events_dropped = 0;     ///< out of windows that had grown too large
  std::uint64_t windows_not_tried = 0;  ///< for their order, because that had taken too long
};

struct WindowLimits {
  std::size_t bytes = std::size_t{64} << 20;  ///< that the events of a window take
  std::uint64_t order_steps = 20'000'000;     ///< events looked at for their order, of one correlation
};

/// Slides a window over the events of one group after the other.
///
/// A window holds the events whose times differ by at most the timespan. Tried are those windows that are part of no other: so `lt`,
/// `eq` and `not` speak of all events that lie together, not of some that were picked. Where the condition is true the window is given
/// out and its events are spent: no event stands in two matches of one group, and what comes later begins anew.
class Window {
 public:
  using OnMatch = std::function<void(const WindowMatch&)>;

  Window(const Correlation& correlation, OnMatch on_match, WindowLimits limits = {})
      : correlation_(correlation), on_match_(std::move(on_match)), limits_(limits), measure_(correlation) {}

  /// The next event of the group: not before the one before it.
  void add(Occurrence one);
  /// The group has no further event.
  void finish();
  const WindowLosses& losses() const { return losses_; }

 private:
  void try_now();
  bool holds();
  void give_out();
  std::size_t became_true(std::span<const Occurrence* const> events) const;
  std::vector<const Occurrence*> events() const;
  void drop_front();
  void clear();

  const Correlation& correlation_;
  OnMatch on_match_;
  WindowLimits limits_;
  Measure measure_;
  std::deque<Occurrence> window_;
  std::size_t bytes_ = 0;
  std::uint64_t order_steps_ = 0;
  WindowLosses losses_;
};

}  // namespace beffroi::sigma
