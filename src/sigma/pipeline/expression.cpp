// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/expression.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace beffroi::sigma::pipeline {
namespace {

/// "Any" in "any" and "all" in "all" become one: a name that becomes several again and again must not nest without end.
Expression flattened(Expression whole) {
  const auto is_any = [](const Expression& part) { return part.count == 1; };
  const auto is_all = [](const Expression& part) { return part.count == part.operands.size(); };
  const bool any = is_any(whole), all = !any && is_all(whole);
  if (!any && !all) return whole;
  std::vector<Expression> operands;
  for (Expression& part : whole.operands) {
    if (part.kind == Expression::Kind::at_least && (any ? is_any(part) : is_all(part))) {
      std::ranges::move(part.operands, std::back_inserter(operands));
    } else {
      operands.push_back(std::move(part));
    }
  }
  return any ? Expression::any_of(std::move(operands)) : Expression::all_of(std::move(operands));
}

}  // namespace

Expression with(const Expression& expression, const std::map<std::uint32_t, Expression>& instead) {
  if (expression.kind == Expression::Kind::test) {
    const auto other = instead.find(expression.test);
    return other == instead.end() ? expression : other->second;
  }
  Expression made = expression;
  for (Expression& operand : made.operands) operand = with(operand, instead);
  return made.kind == Expression::Kind::at_least ? flattened(std::move(made)) : made;
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
