// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/expression.h"

#include <algorithm>

namespace beffroi::sigma::pipeline {

Expression with(const Expression& expression, const std::map<std::uint32_t, Expression>& instead) {
  if (expression.kind == Expression::Kind::test) {
    const auto other = instead.find(expression.test);
    return other == instead.end() ? expression : other->second;
  }
  Expression made = expression;
  for (Expression& operand : made.operands) operand = with(operand, instead);
  return made;
}

std::optional<Expression> without(const Expression& expression, const std::set<std::uint32_t>& dropped) {
  if (expression.kind == Expression::Kind::constant) return expression;
  if (expression.kind == Expression::Kind::test) {
    return dropped.contains(expression.test) ? std::nullopt : std::optional(expression);
  }
  std::vector<Expression> left;
  for (const Expression& operand : expression.operands) {
    if (auto kept = without(operand, dropped)) left.push_back(*std::move(kept));
  }
  if (left.empty()) return std::nullopt;
  if (expression.kind == Expression::Kind::negation) return Expression::negation_of(std::move(left.front()));
  const auto count = std::min(expression.count, static_cast<std::uint32_t>(left.size()));
  if (left.size() == 1) return std::move(left.front());
  return Expression::at_least(count, std::move(left));
}

void renumber(Expression& expression, const std::map<std::uint32_t, std::uint32_t>& places) {
  if (expression.kind == Expression::Kind::test) {
    if (const auto place = places.find(expression.test); place != places.end()) expression.test = place->second;
  }
  for (Expression& operand : expression.operands) renumber(operand, places);
}

}  // namespace beffroi::sigma::pipeline
