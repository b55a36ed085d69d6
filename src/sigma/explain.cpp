// SPDX-License-Identifier: EUPL-1.2
#include "sigma/explain.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "sigma/plan_text.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

void collect_tests(const Expression& expression, std::set<std::uint32_t>& tests) {
  if (expression.kind == Expression::Kind::test) tests.insert(expression.test);
  for (const Expression& operand : expression.operands) collect_tests(operand, tests);
}

/// The rule with one test that asks for one written value only.
Rule asking_for(const FieldTest& test, const std::vector<Operand>& value) {
  Rule rule;
  rule.tests.push_back(test);
  rule.tests.back().values = {value};
  rule.tests.back().negated = false;
  return rule;
}

class Explaining {
 public:
  Explaining(const Rule& rule, const Target& target, const model::Event& event, const model::Symbols& symbols)
      : rule_(rule), target_(target), event_(event), symbols_(symbols) {}

  ExplainedSelection selection(const Selection& selection) const {
    ExplainedSelection explained{selection.name, selection.line, is_true(selection.expression, rule_), {}};
    std::set<std::uint32_t> tests;
    collect_tests(selection.expression, tests);
    for (const std::uint32_t number : tests) explained.tests.push_back(test(number));
    return explained;
  }

 private:
  bool is_true(const Expression& part, const Rule& rule) const {
    return reference::is_true(part, rule, target_, event_, symbols_);
  }

  ExplainedTest test(std::uint32_t number) const {
    const FieldTest& asked = rule_.tests[number];
    const Expression itself = Expression::of_test(number);
    const Route& route = target_.routes.at(base::fold(asked.field));
    ExplainedTest explained;
    explained.line = asked.line;
    explained.text = asked.values.size() == 1 ? condition_text(itself, rule_) : base::printable(asked.field);
    explained.holds = is_true(itself, rule_);
    explained.written = asked.values.size();
    explained.nowhere = route.kind == Route::Kind::nowhere;
    if (!asked.field.empty()) explained.values = reference::values_of(route, event_, symbols_);
    explained.values.resize(std::min(kMaxShown, explained.values.size()));
    for (const auto& value : asked.values) {
      const Rule single = asking_for(asked, value);
      std::string text = condition_text(Expression::of_test(0), single);
      auto& list = is_true(Expression::of_test(0), single) ? explained.fitting : explained.not_fitting;
      if (list.size() < kMaxShown) list.push_back(std::move(text));
    }
    return explained;
  }

  const Rule& rule_;
  const Target& target_;
  const model::Event& event_;
  const model::Symbols& symbols_;
};

}  // namespace

Explanation explain(const Rule& rule, const std::vector<Selection>& selections, const Target& target, const model::Event& event,
                    const model::Symbols& symbols) {
  Explanation explanation{.source = target.source->name(), .is_from = false, .selections = {}, .holds = false};
  explanation.is_from =
      reference::is_from(*target.source, event, symbols) && reference::where_is_true(*target.source, event, symbols);
  if (!explanation.is_from) return explanation;
  const Explaining explaining(rule, target, event, symbols);
  for (const Selection& selection : selections) explanation.selections.push_back(explaining.selection(selection));
  explanation.holds = reference::is_true(target.condition, rule, target, event, symbols);
  return explanation;
}

}  // namespace beffroi::sigma
