// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/transform.h"

#include <algorithm>

#include <fmt/format.h>

#include "sigma/parse.h"
#include "sigma/pipeline/expression.h"
#include "sigma/pipeline/template.h"
#include "sigma/pipeline/text.h"

namespace beffroi::sigma::pipeline {
namespace {

std::unexpected<base::Error> refused(const Item& item, const std::string& message) {
  return base::fail("pipeline_failure", {{"pipeline", item.path}, {"at", std::to_string(item.line)}, {"message", message}});
}

const OtherField* reference_of(const Operand& operand) { return std::get_if<OtherField>(&operand); }

bool refers_to(const FieldTest& test, const std::function<bool(const std::string&)>& fits) {
  return std::ranges::any_of(test.values, [&](const std::vector<Operand>& alternatives) {
    return std::ranges::any_of(alternatives, [&](const Operand& operand) {
      const OtherField* other = reference_of(operand);
      return other && fits(other->name);
    });
  });
}

}  // namespace

Transforming::Transforming(const Draft& draft) : draft_(draft), budget_(draft.head.tests) {
  progress_.applied_to.resize(draft.head.tests.size());
}

base::Result<> Transforming::apply(const std::shared_ptr<const Item>& item) {
  BEFFROI_TRY_VOID(budget_.look(1 + item->of_rule.list.size()));
  if (!holds_of_rule(item->of_rule, draft_.head, progress_)) return {};
  if (std::holds_alternative<MapNames>(item->transformation)) names_->add(item);
  BEFFROI_TRY_VOID(std::visit([&](const auto& what) { return run(*item, what); }, item->transformation));
  if (!item->id.empty()) progress_.applied.insert(item->id);
  return {};
}

Changes Transforming::changes() && {
  number_anew();
  if (!names_->empty()) changes_.names = std::move(names_);
  return std::move(changes_);
}

bool Transforming::concerns(const Item& item, std::uint32_t number) const {
  const FieldTest& test = draft_.head.tests[number];
  const std::set<std::string>& applied = progress_.applied_to[number];
  if (!holds_of_line(item.of_line, test, applied)) return false;
  if (holds_of_name(item.of_name, test.field, applied)) return true;
  return refers_to(test, [&](const std::string& name) { return holds_of_name(item.of_name, name, applied); });
}

base::Result<> Transforming::each_line(const Item& item, const std::function<base::Result<>(std::uint32_t)>& act) {
  BEFFROI_TRY_VOID(budget_.look(1 + item.of_line.list.size() + item.of_name.list.size()));
  const auto count = static_cast<std::uint32_t>(draft_.head.tests.size());  // what the item itself makes is not looked at again
  for (std::uint32_t test = 0; test < count; ++test) {
    if (!dropped_.contains(test) && concerns(item, test)) BEFFROI_TRY_VOID(act(test));
  }
  return {};
}

void Transforming::mark(const Item& item, std::uint32_t test) {
  if (!item.id.empty()) progress_.applied_to[test].insert(item.id);
}

// ---- names ---------------------------------------------------------------------------------------------------------------

base::Result<> Transforming::run(const Item& item, const MapNames& names) {
  BEFFROI_TRY_VOID(each_line(item, [&](std::uint32_t test) -> base::Result<> {
    BEFFROI_TRY(const bool mapped, map_references(item, names, test));
    if (mapped) mark(item, test);
    return map_field(item, names, test);
  }));
  if (instead_.empty()) return {};
  for (Selection& selection : draft_.selections) selection.expression = with(selection.expression, instead_);
  instead_.clear();
  return {};
}

base::Result<bool> Transforming::map_references(const Item& item, const MapNames& names, std::uint32_t test) {
  bool mapped = false;
  const std::set<std::string>& applied = progress_.applied_to[test];
  for (auto& alternatives : draft_.head.tests[test].values) {
    std::vector<Operand> made;
    for (Operand& operand : alternatives) {
      const OtherField* other = reference_of(operand);
      const auto called =
          other && holds_of_name(item.of_name, other->name, applied) ? names.names_of(other->name) : std::nullopt;
      if (!called) {
        made.push_back(std::move(operand));
        continue;
      }
      mapped = true;
      BEFFROI_TRY_VOID(check_names(*called));
      BEFFROI_TRY_VOID(budget_.grow(called->size() - 1, further(bytes_of(*called), other->name.size())));
      for (const std::string& name : *called) made.push_back(OtherField{name, other->extent, other->cased});
    }
    alternatives = std::move(made);
  }
  return mapped;
}

base::Result<> Transforming::map_field(const Item& item, const MapNames& names, std::uint32_t number) {
  FieldTest& test = draft_.head.tests[number];
  const auto called = names.names_of(test.field);
  if (!called || !holds_of_name(item.of_name, test.field, progress_.applied_to[number])) return {};
  BEFFROI_TRY_VOID(check_names(*called));
  mark(item, number);
  return spread(number, *called);
}

base::Result<> Transforming::spread(std::uint32_t number, const std::vector<std::string>& names) {
  std::vector<FieldTest>& tests = draft_.head.tests;
  tests[number].field = names.front();
  if (names.size() == 1) return {};
  BEFFROI_TRY_VOID(budget_.copy(tests[number], names.size() - 1));
  std::vector<Expression> all = {Expression::of_test(number)};
  for (std::size_t i = 1; i < names.size(); ++i) {
    all.push_back(Expression::of_test(static_cast<std::uint32_t>(tests.size())));
    FieldTest copy = tests[number];
    copy.field = names[i];
    tests.push_back(std::move(copy));
    progress_.applied_to.push_back(std::set<std::string>(progress_.applied_to[number]));
  }
  // "neq" under several names: none of them has the value.
  instead_[number] = tests[number].negated ? Expression::all_of(std::move(all)) : Expression::any_of(std::move(all));
  return {};
}

// ---- lines and values ------------------------------------------------------------------------------------------------------

base::Result<> Transforming::run(const Item& item, const DropLine&) {
  return each_line(item, [&](std::uint32_t test) -> base::Result<> {
    dropped_.insert(test);
    return {};
  });
}

base::Result<> Transforming::run(const Item& item, const ReplaceText& replacement) {
  return each_line(item, [&](std::uint32_t test) -> base::Result<> {
    for (auto& alternatives : draft_.head.tests[test].values) {
      for (Operand& operand : alternatives) BEFFROI_TRY_VOID(replace_in(operand, replacement, budget_));
    }
    mark(item, test);
    return {};
  });
}

base::Result<> Transforming::run(const Item& item, const MapText& map) {
  return each_line(item, [&](std::uint32_t test) -> base::Result<> {
    for (auto& alternatives : draft_.head.tests[test].values) BEFFROI_TRY_VOID(map_text(alternatives, map, budget_));
    mark(item, test);
    return {};
  });
}

base::Result<> Transforming::run(const Item& item, const LineFailure& failure) {
  return each_line(item, [&](std::uint32_t) -> base::Result<> { return refused(item, failure.message); });
}

// ---- the rule ------------------------------------------------------------------------------------------------------------

base::Result<> Transforming::run(const Item&, const ChangeLogSource& change) {
  draft_.head.log_source = change.log_source;
  return {};
}

base::Result<> Transforming::run(const Item&, const FillPlaceholders&) { return {}; }  // done when the values were read

base::Result<> Transforming::run(const Item&, const SetState& state) {
  progress_.state[state.key] = state.value;
  return {};
}

base::Result<> Transforming::run(const Item& item, const RuleFailure& failure) { return refused(item, failure.message); }

base::Result<> Transforming::run(const Item&, const AddCondition& addition) {
  if (draft_.is_filter) return {};
  if (addition.is_template) BEFFROI_TRY_VOID(budget_.grow(0, most_filled_bytes(addition.conditions, draft_.head.log_source)));
  const std::size_t before = draft_.head.tests.size();
  const base::yaml::Node conditions =
      addition.is_template ? filled_in(addition.conditions, draft_.head.log_source) : addition.conditions;
  BEFFROI_TRY(Expression expression, parse_selection(conditions, {}, draft_.head.tests));
  BEFFROI_TRY_VOID(budget_.add(draft_.head.tests, before));
  progress_.applied_to.resize(draft_.head.tests.size());
  // Begins with _: a condition that says "1 of them" does not mean it. No rule can write the blank.
  std::string name = fmt::format("{}{}", addition.negated ? kExcluded : kRequired, changes_.added.size());
  draft_.selections.push_back({name, std::move(expression), draft_.head.line});
  changes_.added.push_back({std::move(name), addition.negated});
  return {};
}

void Transforming::number_anew() {
  for (Selection& selection : draft_.selections) {
    auto left = without(selection.expression, dropped_);
    if (!left) selection.state = SelectionState::dropped;
    selection.expression = left ? *std::move(left) : Expression::of_test(kNothing);
  }
  std::vector<FieldTest> kept;
  std::map<std::uint32_t, std::uint32_t> places;
  for (std::uint32_t test = 0; test < draft_.head.tests.size(); ++test) {
    if (dropped_.contains(test)) continue;
    places[test] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(draft_.head.tests[test]));
  }
  for (Selection& selection : draft_.selections) renumber(selection.expression, places);
  draft_.head.tests = std::move(kept);
}

}  // namespace beffroi::sigma::pipeline
