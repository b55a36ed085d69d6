// SPDX-License-Identifier: EUPL-1.2
#include "sigma/rule.h"

namespace beffroi::sigma {

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, 6> names = {"", "informational", "low", "medium", "high", "critical"};
  return names[static_cast<std::size_t>(level)];
}

Expression Expression::constant(bool truth) {
  Expression made;
  made.truth = truth;
  return made;
}

Expression Expression::of_test(std::uint32_t test) {
  Expression made;
  made.kind = Kind::test;
  made.test = test;
  return made;
}

Expression Expression::negation_of(Expression operand) {
  Expression made;
  made.kind = Kind::negation;
  made.operands.push_back(std::move(operand));
  return made;
}

Expression Expression::at_least(std::uint32_t count, std::vector<Expression> operands) {
  Expression made;
  made.kind = Kind::at_least;
  made.count = count;
  made.operands = std::move(operands);
  return made;
}

Expression Expression::all_of(std::vector<Expression> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  const auto count = static_cast<std::uint32_t>(operands.size());
  return at_least(count, std::move(operands));
}

Expression Expression::any_of(std::vector<Expression> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  return at_least(1, std::move(operands));
}

}  // namespace beffroi::sigma
