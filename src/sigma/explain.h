// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "model/event.h"
#include "sigma/condition.h"
#include "sigma/resolve.h"

namespace beffroi::sigma {

/// One line of a selection, tried on an event.
struct ExplainedTest {
  std::uint32_t line = 0;
  std::string text;  ///< of a single written value the whole test, else the field and how many there are (see condition_text)
  bool holds = false;
  std::size_t written = 0;               ///< values in the rule
  std::vector<std::string> fitting;      ///< those that fit a value of the event, as text
  std::vector<std::string> not_fitting;  ///< the others, at most kMaxShown
  std::vector<std::string> values;       ///< what the event has there, at most kMaxShown
  bool nowhere = false;                  ///< events of this source never have the field
};

struct ExplainedSelection {
  std::string name;
  std::uint32_t line = 0;
  bool holds = false;
  std::vector<ExplainedTest> tests;  ///< in the order of the rule
};

/// Why a rule matches an event on one of its sources, or does not.
struct Explanation {
  std::string source;
  bool is_from = false;  ///< the event is of that source; nothing further is looked at where it is not
  std::vector<ExplainedSelection> selections;
  bool holds = false;
};

inline constexpr std::size_t kMaxShown = 20;

/// By the slow, obvious matcher. `selections` are those of the rule, with the numbers of its tests (selections_of).
Explanation explain(const Rule& rule, const std::vector<Selection>& selections, const Target& target, const model::Event& event,
                    const model::Symbols& symbols);

}  // namespace beffroi::sigma
