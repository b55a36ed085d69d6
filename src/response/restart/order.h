// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "response/restart/systems.h"

namespace beffroi::response::restart {

/// Systems that wait for each other, and where the ring is opened.
struct Ring {
  std::vector<std::string> members;  ///< each needs the next one, the last one the first
  std::string system, without;       ///< the system that starts first, and what it then lacks
};

/// A dependency that a person cut, as far as it is one.
struct Opened {
  std::string system, without, by;
};

struct Order {
  std::vector<std::size_t> systems;  ///< indices, each after all that it needs but for rings
  std::vector<Ring> rings;           ///< nobody decided yet: the order assumes the proposal
  std::vector<Opened> opened;
  /// What each system waits for, by its index: without what was cut, by people or by a proposal.
  std::vector<std::vector<std::size_t>> needs;
  std::vector<std::int64_t>
      tolerable;  ///< hours that the most urgent service can do without the system; kNobody where none needs it
};
inline constexpr std::int64_t kNobody = 1'000'000;

/// The directory and what it stands on first; then what the most urgent services need; then the order of the town's file. Every
/// ring of systems that need each other is opened at its most urgent member. Deterministic, and ends for any graph.
Order order_of(const Systems& systems, const services::Overview& services, const State& state);

}  // namespace beffroi::response::restart
