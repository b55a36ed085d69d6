// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/conditions.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "sigma/number.h"
#include "sigma/pipeline/text.h"

namespace beffroi::sigma::pipeline {
namespace {

bool is_true(const Expression& expression, const std::function<bool(std::uint32_t)>& holds) {
  switch (expression.kind) {
    case Expression::Kind::constant: return expression.truth;
    case Expression::Kind::test: return holds(expression.test);
    case Expression::Kind::negation: return !is_true(expression.operands.front(), holds);
    case Expression::Kind::at_least: break;
  }
  const auto fits = [&](const Expression& operand) { return is_true(operand, holds); };
  return std::ranges::count_if(expression.operands, fits) >= static_cast<std::ptrdiff_t>(expression.count);
}

template <class Holds>
bool all_hold(const Conditions& conditions, const Holds& holds) {
  if (conditions.list.empty()) return true;
  return is_true(conditions.linked, [&](std::uint32_t i) { return holds(conditions.list[i]); }) != conditions.negated;
}

bool is_of(const LogSource& rule, const LogSource& asked) {
  const auto fits = [](const std::string& has, const std::string& wanted) { return wanted.empty() || has == wanted; };
  return fits(rule.product, asked.product) && fits(rule.category, asked.category) && fits(rule.service, asked.service);
}

/// Whether a value is the one that a condition writes: numbers as numbers, texts letter by letter.
bool is_value(const Operand& operand, const base::yaml::Node& written) {
  if (const auto* number = std::get_if<Ordering>(&operand)) {
    const bool plain = number->order == Order::equal && number->part == TimePart::none;
    return plain && !written.quoted && is_whole_number(written.scalar) && number->number == *parse_number(written.scalar);
  }
  const auto* text = std::get_if<Text>(&operand);
  return text && text->glob == parse_glob(written.scalar);
}

bool value_fits(const Condition& condition, const Operand& operand) {
  const auto* text = std::get_if<Text>(&operand);
  switch (condition.kind) {
    case Condition::Kind::match_string: return text && condition.patterns.front()->occurs_in(shown_text(text->glob));
    case Condition::Kind::match_value: return is_value(operand, condition.value);
    case Condition::Kind::contains_wildcard:
      return text && text->glob.find_first_of(std::u32string{kAnySequence, kAnyOne}) != Glob::npos;
    case Condition::Kind::is_null: {
      const auto* presence = std::get_if<Presence>(&operand);
      return presence && !presence->there;
    }
    default: return false;
  }
}

bool line_fits(const Condition& condition, const FieldTest& test) {
  const auto fits = [&](const std::vector<Operand>& alternatives) {
    const bool fit = std::ranges::any_of(alternatives, [&](const Operand& one) { return value_fits(condition, one); });
    return fit != condition.negated;
  };
  return condition.all ? std::ranges::all_of(test.values, fits) : std::ranges::any_of(test.values, fits);
}

bool contains(const Rule& head, const Condition& condition) {
  return std::ranges::any_of(head.tests, [&](const FieldTest& test) {
    if (test.field.empty() || test.field != condition.name) return false;
    if (condition.kind == Condition::Kind::contains_field) return true;
    return std::ranges::any_of(test.values, [&](const std::vector<Operand>& alternatives) {
      return std::ranges::any_of(alternatives, [&](const Operand& one) { return is_value(one, condition.value); });
    });
  });
}

bool state_is(const Condition& condition, const Progress& progress) {
  const auto state = progress.state.find(condition.name);
  return state != progress.state.end() && (state->second == condition.value.scalar) != condition.negated;
}

bool name_is_listed(const Condition& condition, std::string_view name) {
  if (name.empty()) return false;
  if (std::ranges::find(condition.fields, name) != condition.fields.end()) return true;
  return std::ranges::any_of(condition.patterns, [&](const auto& pattern) { return pattern->occurs_in(name); });
}

bool is_tagged(const Rule& head, std::string_view tag) {
  return std::ranges::any_of(head.tags, [&](const std::string& own) { return base::equal_folded(own, tag); });
}

}  // namespace

bool holds_of_rule(const Conditions& conditions, const Rule& head, const Progress& progress) {
  return all_hold(conditions, [&](const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::log_source: return is_of(head.log_source, condition.log_source);
      case Condition::Kind::contains_field:
      case Condition::Kind::contains_line: return contains(head, condition);
      case Condition::Kind::tag: return is_tagged(head, condition.name);
      case Condition::Kind::is_rule: return true;
      case Condition::Kind::state: return state_is(condition, progress);
      case Condition::Kind::item_applied: return progress.applied.contains(condition.name);
      default: return false;
    }
  });
}

bool holds_of_line(const Conditions& conditions, const FieldTest& test, const std::set<std::string>& applied) {
  return all_hold(conditions, [&](const Condition& condition) {
    return condition.kind == Condition::Kind::item_applied ? applied.contains(condition.name) : line_fits(condition, test);
  });
}

bool holds_of_name(const Conditions& conditions, std::string_view name, const std::set<std::string>& applied) {
  return all_hold(conditions, [&](const Condition& condition) {
    if (condition.kind == Condition::Kind::item_applied) return applied.contains(condition.name);
    return name_is_listed(condition, name) == (condition.kind == Condition::Kind::include_fields);
  });
}

}  // namespace beffroi::sigma::pipeline
