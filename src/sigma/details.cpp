// SPDX-License-Identifier: EUPL-1.2
#include "sigma/details.h"

#include <algorithm>
#include <set>

#include "base/excerpt.h"
#include "base/text.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

using TestIsTrue = std::function<bool(std::uint32_t)>;

bool is_true(const Expression& expression, const TestIsTrue& test_is_true) {
  switch (expression.kind) {
    case Expression::Kind::constant: return expression.truth;
    case Expression::Kind::test: return test_is_true(expression.test);
    case Expression::Kind::negation: return !is_true(expression.operands.front(), test_is_true);
    case Expression::Kind::at_least: {
      const auto holds = [&](const Expression& operand) { return is_true(operand, test_is_true); };
      return std::ranges::count_if(expression.operands, holds) >= static_cast<std::ptrdiff_t>(expression.count);
    }
  }
  return false;
}

/// The tests that make the expression true, seen from outside: nothing below a negation, and only operands that are true.
void collect(const Expression& expression, const TestIsTrue& test_is_true, std::vector<std::uint32_t>& tests) {
  if (expression.kind == Expression::Kind::negation || !is_true(expression, test_is_true)) return;
  if (expression.kind == Expression::Kind::test) tests.push_back(expression.test);
  for (const Expression& operand : expression.operands) collect(operand, test_is_true, tests);
}

void add_route(const Route& route, std::set<std::string, std::less<>>& names) {
  if (route.kind == Route::Kind::field) names.insert(route.native);
  if (route.kind != Route::Kind::derived) return;
  for (const auto& joined : route.derivation->first_of) {
    for (const std::string& name : joined) names.insert(base::fold(name));
  }
}

bool holds_keyword(const FieldTest& test, std::string_view text) {
  return std::ranges::any_of(test.values, [&](const std::vector<Operand>& alternatives) {
    return std::ranges::any_of(alternatives, [&](const Operand& operand) { return reference::value_fits(operand, text); });
  });
}

}  // namespace

Details details_of(const Rule& rule, const Target& target, const model::Event& event, const model::Symbols& symbols,
                   const TestIsTrue& test_is_true, const SpellingsOf& spellings_of) {
  std::vector<std::uint32_t> tests;
  collect(target.condition, test_is_true, tests);
  std::set<std::string, std::less<>> names;
  std::vector<const FieldTest*> keywords;
  for (const std::uint32_t test : tests) {
    const FieldTest& field_test = rule.tests[test];
    add_route(target.routes.at(base::fold(field_test.field)), names);
    if (field_test.field.empty() && !field_test.negated) keywords.push_back(&field_test);
  }
  std::vector<std::pair<std::string, std::string>> details;
  for (const model::Field& field : event.fields) {
    if (details.size() == kMaxDetails) break;
    if (field.value.kind == model::ValueKind::null) continue;
    const bool named =
        std::ranges::any_of(spellings_of(field.name), [&](const std::string& spelling) { return names.contains(spelling); });
    if (!named && keywords.empty()) continue;
    std::string text = model::canonical_text(field.value);
    const bool holds = std::ranges::any_of(keywords, [&](const FieldTest* test) { return holds_keyword(*test, text); });
    if (named || holds) details.emplace_back(symbols.text(field.name), base::cut_to(std::move(text), kMaxDetailBytes));
  }
  return details;
}

}  // namespace beffroi::sigma
