// SPDX-License-Identifier: EUPL-1.2
#include "sigma/event_kind.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/assert.h"
#include "base/text.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

using Truth = std::optional<bool>;  // nothing: nodes were appended that will tell

bool refers_to_field(const Operand& operand) { return std::holds_alternative<OtherField>(operand); }

/// The outcome of a test of a text that all events of the kind have.
Truth known_truth(const FieldTest& test, std::string_view text) {
  const auto fits = [&](const Operand& operand) {
    if (const auto* presence = std::get_if<Presence>(&operand)) return presence->there;
    return reference::value_fits(operand, text);
  };
  const auto refers = [](const auto& alternatives) { return std::ranges::any_of(alternatives, refers_to_field); };
  if (std::ranges::any_of(test.values, refers)) return std::nullopt;
  const auto is_there = [&](const auto& alternatives) { return std::ranges::any_of(alternatives, fits); };
  const bool found = test.all ? std::ranges::all_of(test.values, is_there) : std::ranges::any_of(test.values, is_there);
  return found != test.negated;
}

bool has_slow_operand(const std::vector<Operand>& alternatives) {
  return std::ranges::any_of(alternatives, [](const Operand& operand) {
    return refers_to_field(operand) || std::holds_alternative<RegularExpression>(operand);
  });
}

void collect_tests(const Expression& expression, std::set<std::uint32_t>& tests) {
  if (expression.kind == Expression::Kind::test) tests.insert(expression.test);
  for (const Expression& operand : expression.operands) collect_tests(operand, tests);
}

/// What of a list of alternatives is one group: equal ones are the same group, whichever rule they stand in.
std::string signature_of(std::uint32_t slot, const std::vector<const Operand*>& operands) {
  std::string signature = std::to_string(slot);
  for (const Operand* operand : operands) {
    const auto& text = std::get<Text>(*operand);
    signature += text.cased ? '\1' : '\2';
    signature.append(reinterpret_cast<const char*>(text.glob.data()), text.glob.size() * sizeof(char32_t));
  }
  return signature;
}

/// Appends the nodes of a disjunction, conjunction or count while its operands are appended.
class Count {
 public:
  Count(std::vector<FormulaNode>& nodes, std::size_t count) : nodes_(nodes), begin_(nodes.size()), missing_(count) {
    nodes_.push_back({FormulaNode::Kind::at_least, 0, 0});
  }

  void add(Truth truth) {
    if (!truth) ++open_;
    if (truth == true && missing_ > 0) --missing_;
  }

  Truth finish() {
    const bool decided = missing_ == 0 || missing_ > open_;
    if (decided) {
      nodes_.resize(begin_);
      return missing_ == 0;
    }
    if (open_ == 1) {
      stand_for_operand();
      return std::nullopt;
    }
    nodes_[begin_].number = static_cast<std::uint32_t>(missing_);
    nodes_[begin_].end = static_cast<std::uint32_t>(nodes_.size());
    return std::nullopt;
  }

 private:
  /// The only operand takes the place of the count. Its references are to nodes before it.
  void stand_for_operand() {
    nodes_.erase(nodes_.begin() + static_cast<std::ptrdiff_t>(begin_));
    for (std::size_t i = begin_; i < nodes_.size(); ++i) --nodes_[i].end;
  }

  std::vector<FormulaNode>& nodes_;
  std::size_t begin_;
  std::size_t missing_;
  std::size_t open_ = 0;
};

class Building {
 public:
  Building(const NativeNames& natives, std::string_view provider, std::uint32_t code)
      : natives_(natives), provider_(provider), code_(std::to_string(code)) {
    kind_.column_of_native.assign(natives.size(), -1);
  }

  void add(const Rule& rule, const Target& target) {
    const auto first_test = static_cast<std::uint32_t>(kind_.tests.size());
    target_ = &target;
    source_tests_ = false;
    if (is_out_of_question(rule, target.condition)) return;
    build_tests(rule.tests, target.condition);
    const auto first_of_source = static_cast<std::uint32_t>(kind_.tests.size());
    source_tests_ = true;
    build_tests(target.source->tests, target.source->where);
    const auto root = static_cast<std::uint32_t>(kind_.nodes.size());
    Count both(kind_.nodes, 2);
    both.add(condition(target.condition, first_test));
    both.add(condition(target.source->where, first_of_source));
    const Truth truth = both.finish();
    if (truth == false) {
      kind_.tests.resize(first_test);
      return;
    }
    if (truth == true) kind_.nodes.push_back({FormulaNode::Kind::at_least, 0, root + 1});
    kind_.candidates.push_back({&target, root, first_test});
  }

  EventKind finish() {
    for (Slot& slot : kind_.slots) slot.index.finish();
    return std::move(kind_);
  }

 private:
  /// Whether identifier and provider alone make the condition false: then none of its tests needs to be made.
  bool is_out_of_question(const Rule& rule, const Expression& condition) const {
    const auto is_known = [](const auto& entry) {
      return entry.second.kind == Route::Kind::event_id || entry.second.kind == Route::Kind::provider;
    };
    if (std::ranges::none_of(target_->routes, is_known)) return false;
    const Expression left = simplified(condition, [&](std::uint32_t test) { return decided(rule.tests[test]); });
    return left.kind == Expression::Kind::constant && !left.truth;
  }

  Truth decided(const FieldTest& test) const {
    const Route route = route_of(test.field);
    if (route.kind == Route::Kind::event_id) return known_truth(test, code_);
    if (route.kind == Route::Kind::provider) return known_truth(test, provider_);
    return std::nullopt;
  }

  /// The nodes of every test that the condition speaks of, each once.
  void build_tests(const std::vector<FieldTest>& tests, const Expression& expression) {
    const std::size_t first = kind_.tests.size();
    kind_.tests.resize(first + tests.size(), EventKind::kNever);
    std::set<std::uint32_t> used;
    collect_tests(expression, used);
    for (const std::uint32_t index : used) {
      const auto node = static_cast<std::uint32_t>(kind_.nodes.size());
      const Truth truth = test(tests[index]);
      if (std::ranges::any_of(tests[index].values, has_slow_operand)) {
        slow_tests_.insert(static_cast<std::uint32_t>(first) + index);
      }
      kind_.tests[first + index] = !truth ? node : *truth ? EventKind::kAlways : EventKind::kNever;
    }
  }

  Truth condition(const Expression& expression, std::uint32_t first_test) {
    switch (expression.kind) {
      case Expression::Kind::constant: return expression.truth;
      case Expression::Kind::test: return reference_to(kind_.tests[first_test + expression.test]);
      case Expression::Kind::negation: return negated([&] { return condition(expression.operands.front(), first_test); });
      case Expression::Kind::at_least: {
        // What takes long to decide comes last: mostly the others have decided by then.
        Count count(kind_.nodes, expression.count);
        for (const bool slow : {false, true}) {
          for (const Expression& operand : expression.operands) {
            if (is_slow(operand, first_test) == slow) count.add(condition(operand, first_test));
          }
        }
        return count.finish();
      }
    }
    return false;
  }

  bool is_slow(const Expression& expression, std::uint32_t first_test) const {
    if (expression.kind == Expression::Kind::test) return slow_tests_.contains(first_test + expression.test);
    return std::ranges::any_of(expression.operands, [&](const Expression& operand) { return is_slow(operand, first_test); });
  }

  Truth reference_to(std::uint32_t test) {
    if (test == EventKind::kAlways) return true;
    if (test == EventKind::kNever) return false;
    const FormulaNode& node = kind_.nodes[test];
    if (node.kind == FormulaNode::Kind::group) return push(FormulaNode::Kind::group, node.number);
    return push(FormulaNode::Kind::reference, test);
  }

  template <class Build>
  Truth negated(Build build) {
    const std::size_t begin = kind_.nodes.size();
    kind_.nodes.push_back({FormulaNode::Kind::negation, 0, 0});
    const Truth truth = build();
    if (truth) {
      kind_.nodes.resize(begin);
      return !*truth;
    }
    kind_.nodes[begin].end = static_cast<std::uint32_t>(kind_.nodes.size());
    return std::nullopt;
  }

  Truth push(FormulaNode::Kind kind, std::uint32_t number) {
    kind_.nodes.push_back({kind, number, static_cast<std::uint32_t>(kind_.nodes.size() + 1)});
    return std::nullopt;
  }

  Route route_of(const std::string& field) const {
    const std::string folded = base::fold(field);
    if (source_tests_) return {Route::Kind::field, folded, nullptr};
    return target_->routes.at(folded);
  }

  Truth test(const FieldTest& test) {
    if (const Truth known = decided(test)) return known;
    const std::uint32_t slot = slot_of(route_of(test.field));
    return test.negated ? negated([&] { return values(test, slot); }) : values(test, slot);
  }

  Truth values(const FieldTest& test, std::uint32_t slot) {
    if (!test.all) {
      std::vector<const Operand*> operands;
      for (const auto& alternatives : test.values) {
        for (const Operand& operand : alternatives) operands.push_back(&operand);
      }
      return any_of(slot, operands);
    }
    Count every(kind_.nodes, test.values.size());
    for (const auto& alternatives : test.values) {
      std::vector<const Operand*> operands;
      for (const Operand& operand : alternatives) operands.push_back(&operand);
      every.add(any_of(slot, operands));
    }
    return every.finish();
  }

  /// Whether one of the operands fits a value of the slot: texts in one group, everything else in as many as it needs.
  Truth any_of(std::uint32_t slot, const std::vector<const Operand*>& operands) {
    std::vector<const Operand*> texts, expressions;
    Count any(kind_.nodes, 1);
    for (const Operand* operand : operands) {
      const auto* presence = std::get_if<Presence>(operand);
      if (std::holds_alternative<Text>(*operand)) {
        texts.push_back(operand);
      } else if (std::holds_alternative<RegularExpression>(*operand)) {
        expressions.push_back(operand);
      } else if (refers_to_field(*operand)) {
        any.add(other_field(slot, std::get<OtherField>(*operand)));
      } else if (presence && !presence->there) {
        any.add(push(FormulaNode::Kind::group, add_group({Group::Kind::absence, slot, 0, nullptr, {}})));
      } else {
        const std::uint32_t group = add_group({Group::Kind::of_value, slot, 0, nullptr, {}});
        kind_.slots[slot].index.add(group, *operand);
        any.add(push(FormulaNode::Kind::group, group));
      }
    }
    if (!texts.empty()) any.add(push(FormulaNode::Kind::group, text_group(slot, texts)));
    if (!expressions.empty()) any.add(push(FormulaNode::Kind::group, expression_group(slot, expressions)));
    return any.finish();
  }

  std::uint32_t text_group(std::uint32_t slot, const std::vector<const Operand*>& texts) {
    const auto [known, is_new] =
        text_groups_.try_emplace(signature_of(slot, texts), static_cast<std::uint32_t>(kind_.groups.size()));
    if (!is_new) return known->second;
    const std::uint32_t group = add_group({Group::Kind::of_value, slot, 0, nullptr, {}});
    for (const Operand* text : texts) kind_.slots[slot].index.add(group, *text);
    return group;
  }

  std::uint32_t expression_group(std::uint32_t slot, const std::vector<const Operand*>& operands) {
    const std::uint32_t number = add_group({Group::Kind::regular_expression, slot, 0, nullptr, {}});
    for (const Operand* operand : operands) {
      kind_.groups[number].expressions.push_back(std::get<RegularExpression>(*operand).compiled.get());
      kind_.slots[slot].index.add(number, *operand);
    }
    return number;
  }

  Truth other_field(std::uint32_t slot, const OtherField& other) {
    const Route route = route_of(other.name);
    if (route.kind == Route::Kind::nowhere) return false;
    return push(FormulaNode::Kind::group, add_group({Group::Kind::other_field, slot, slot_of(route), &other, {}}));
  }

  std::uint32_t add_group(Group group) {
    kind_.groups.push_back(std::move(group));
    return static_cast<std::uint32_t>(kind_.groups.size() - 1);
  }

  std::uint32_t slot_of(const Route& route) {
    const auto number = static_cast<std::uint32_t>(kind_.slots.size());
    const auto [known, is_new] = slots_.try_emplace({route.kind, route.native, route.derivation}, number);
    if (!is_new) return known->second;
    Slot& slot = kind_.slots.emplace_back();
    slot.route = route;
    if (route.kind == Route::Kind::field) {
      slot.column = column_of(route.native);
      kind_.columns[slot.column].slot = static_cast<std::int32_t>(number);
    }
    if (route.kind == Route::Kind::derived) {
      for (const auto& names : route.derivation->first_of) {
        auto& inputs = slot.inputs.emplace_back();
        for (const std::string& name : names) inputs.push_back(column_of(base::fold(name)));
      }
    }
    return number;
  }

  std::uint32_t column_of(const std::string& folded) {
    const auto native = natives_.number_of(folded);
    BEFFROI_ASSERT(native);  // the plan knows the fields of every target
    std::int32_t& column = kind_.column_of_native[*native];
    if (column < 0) {
      column = static_cast<std::int32_t>(kind_.columns.size());
      kind_.columns.push_back({folded, -1, folded == "channel", folded == "computer"});
    }
    return static_cast<std::uint32_t>(column);
  }

  const NativeNames& natives_;
  std::string_view provider_;
  std::string code_;
  const Target* target_ = nullptr;
  bool source_tests_ = false;
  EventKind kind_;
  std::map<std::tuple<Route::Kind, std::string, const Derivation*>, std::uint32_t> slots_;
  std::unordered_map<std::string, std::uint32_t> text_groups_;
  std::unordered_set<std::uint32_t> slow_tests_;  // in EventKind::tests
};

}  // namespace

EventKind KindMaker::make(const std::vector<const Target*>& targets, std::string_view provider, std::uint32_t code) const {
  Building building(natives, provider, code);
  for (const Target* target : targets) building.add(rules[target->rule], *target);
  return building.finish();
}

}  // namespace beffroi::sigma
