// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "sigma/rule.h"

namespace beffroi::sigma::pipeline {

inline constexpr std::size_t kMaxSteps = 50'000'000;     ///< looks at lines and values of one rule
inline constexpr std::size_t kMaxRuleBytes = 16u << 20;  ///< of the names and values of one rule
inline constexpr std::size_t kMaxNameBytes = 1'024;      ///< of the name of a field that a pipeline makes

/// What an operand holds of names and texts, in characters.
std::size_t size_of(const Operand& operand);

/// What one rule may still grow by on its way through a pipeline; asked before anything is made. Error of all: `pipeline_too_large`.
class Budget {
 public:
  /// Of the lines that the rule has by itself, which are never refused for their size.
  explicit Budget(const std::vector<FieldTest>& tests);

  /// Before looking so often at every line and value.
  base::Result<> look(std::size_t times);
  base::Result<> grow(std::size_t values, std::size_t bytes);
  /// Before a line is copied.
  base::Result<> copy(const FieldTest& test, std::size_t copies);
  /// Lines that were added.
  base::Result<> add(const std::vector<FieldTest>& tests, std::size_t first);

 private:
  std::size_t tests_ = 0, values_ = 0, bytes_ = 0, steps_ = 0;
};

/// Names that an item makes of one: neither too many nor too long.
base::Result<> check_names(const std::vector<std::string>& names);

/// By how much one size is over another.
inline std::size_t further(std::size_t size, std::size_t before) { return size > before ? size - before : 0; }

/// The bytes of several texts.
std::size_t bytes_of(const std::vector<std::string>& texts);

}  // namespace beffroi::sigma::pipeline
