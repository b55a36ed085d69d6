// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/event.h"
#include "sigma/details.h"
#include "sigma/plan.h"

namespace beffroi::sigma {

/// A rule that matched an event.
struct Match {
  std::uint32_t rule;  ///< index in Plan::rules()
  const model::Event& event;
  const model::Symbols& symbols;
  Details details;                      ///< see details_of()
  const EventSource* source = nullptr;  ///< of the rule's, the one the event is of; null for what is no rule
};

using OnMatch = std::function<void(const Match&)>;

/// Matches the events of one source. One object for each source: it remembers what the source's symbols mean, and borrows what
/// other matchers have learned from the plan, which outlives it.
class Matcher {
 public:
  explicit Matcher(const Plan& plan);
  ~Matcher();
  Matcher(Matcher&&) noexcept;

  /// Calls `on_match` for every (event, rule) that match, each once: in the order of the events, then of the rules.
  void match(const model::EventBatch& batch, const OnMatch& on_match);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace beffroi::sigma
