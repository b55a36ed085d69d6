// SPDX-License-Identifier: EUPL-1.2
#include "sigma/filter.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace beffroi::sigma {
namespace {

bool covers(const LogSource& filter, const LogSource& rule) {
  const auto fits = [](const std::string& asked, const std::string& given) { return asked.empty() || asked == given; };
  return fits(filter.product, rule.product) && fits(filter.category, rule.category) && fits(filter.service, rule.service);
}

bool is_called(const Rule& rule, std::string_view name) {
  return base::equal_folded(rule.id, name) || (!rule.name.empty() && rule.name == name);
}

Expression moved(Expression expression, std::uint32_t by) {
  if (expression.kind == Expression::Kind::test) expression.test += by;
  for (Expression& operand : expression.operands) operand = moved(std::move(operand), by);
  return expression;
}

void apply(const Filter& filter, Rule& rule) {
  const auto behind = static_cast<std::uint32_t>(rule.tests.size());
  rule.tests.insert(rule.tests.end(), filter.tests.begin(), filter.tests.end());
  rule.condition = Expression::all_of({std::move(rule.condition), moved(filter.condition, behind)});
}

NotEvaluated in_vain(const Filter& filter, const std::string& name) {
  return {filter.path, filter.line, filter.id, filter.title, "filter_of_nothing", {{"rule", name}}};
}

}  // namespace

std::vector<NotEvaluated> apply_filters(const std::vector<Filter>& filters, std::vector<Rule>& rules) {
  std::vector<NotEvaluated> unused;
  for (const Filter& filter : filters) {
    std::vector<bool> found(filter.rules.size(), false);
    for (Rule& rule : rules) {
      if (!covers(filter.log_source, rule.log_source)) continue;
      bool applies = filter.rules.empty();
      for (std::size_t i = 0; i < filter.rules.size(); ++i) {
        if (!is_called(rule, filter.rules[i])) continue;
        applies = found[i] = true;
      }
      if (applies) apply(filter, rule);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i]) unused.push_back(in_vain(filter, filter.rules[i]));
    }
  }
  return unused;
}

}  // namespace beffroi::sigma
