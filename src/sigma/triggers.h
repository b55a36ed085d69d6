// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sigma/event_kind.h"

namespace beffroi::sigma {

/// Which candidates an event can fire at all: of every condition a set of groups is chosen of which one must be true for it to
/// be true. Whatever is chosen, nothing is missed; how well it is chosen decides how many values are tested and how many
/// conditions are looked at in vain.
class Triggers {
 public:
  /// Chooses the groups that are true least often, of as few slots as is worth it. `frequency`: of a group, the part of the
  /// events in which it is true.
  Triggers(const EventKind& kind, const std::function<double(std::uint32_t group)>& frequency);

  /// The candidates that the truth of this group may fire.
  std::span<const std::uint32_t> of(std::uint32_t group) const {
    return {candidates_.data() + first_[group], first_[group + 1] - first_[group]};
  }
  /// Those that need no true group: looked at in every event.
  const std::vector<std::uint32_t>& always() const { return always_; }
  /// The slots that have groups chosen, in ascending order: the values of the others are tested only when a condition asks.
  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  std::vector<std::uint32_t> first_;  // by group, one more at the end
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint32_t> always_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace beffroi::sigma
