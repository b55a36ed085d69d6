// SPDX-License-Identifier: EUPL-1.2
#include "sigma/plan.h"

#include <algorithm>
#include <iterator>

#include "sigma/experience.h"
#include "sigma/kind_cache.h"

namespace beffroi::sigma {
namespace {

/// Files what a rule looks for in every value; false where that is not a matter of texts.
bool file_keywords(const Rule& rule, SlotIndex& keywords) {
  for (const FieldTest& test : rule.tests) {
    for (const auto& alternatives : test.values) {
      for (const Operand& operand : alternatives) {
        const auto* other = std::get_if<OtherField>(&operand);
        if (other && other->name.empty()) return false;
        if (!test.field.empty()) continue;
        if (!std::holds_alternative<Text>(operand) && !std::holds_alternative<RegularExpression>(operand)) return false;
        keywords.add(0, operand);
      }
    }
  }
  return true;
}

void want(model::Wanted& wanted, const Route& route) {
  if (route.kind == Route::Kind::field) wanted.add(route.native);
  if (route.kind != Route::Kind::derived) return;
  for (const auto& names : route.derivation->first_of) {
    for (const std::string& name : names) wanted.add(name);
  }
}

}  // namespace

Plan::Plan(RuleSet rules, const LogSources& log_sources)
    : rules_(std::move(rules.rules)), not_evaluated_(std::move(rules.refused)), experiences_(std::make_unique<Experiences>()) {
  std::ranges::move(apply_filters(rules.filters, rules_), std::back_inserter(not_evaluated_));
  Resolution resolution = resolve(rules_, log_sources);
  targets_ = std::move(resolution.targets);
  out_of_reach_ = std::move(resolution.out_of_reach);
  std::ranges::move(resolution.not_evaluated, std::back_inserter(not_evaluated_));
  kinds_ = std::make_unique<KindCache>(rules_, targets_);
}

Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;
Plan::~Plan() = default;

model::Wanted Plan::wanted() const {
  model::Wanted wanted = model::Wanted::nothing();
  SlotIndex keywords;
  bool has_keywords = false;
  bool only_texts = true;
  for (const Target& target : targets_) {
    const auto anywhere = [](const auto& entry) { return entry.second.kind == Route::Kind::anywhere; };
    if (std::ranges::any_of(target.routes, anywhere)) {
      has_keywords = true;
      only_texts = only_texts && file_keywords(rules_[target.rule], keywords);
    }
    for (const auto& [name, route] : target.routes) want(wanted, route);
    for (const FieldTest& test : target.source->tests) wanted.add(test.field);
  }
  keywords.finish();
  if (has_keywords && only_texts && keywords.is_about_texts()) wanted.add_texts();
  if (has_keywords && !(only_texts && keywords.is_about_texts())) wanted.add_everything();
  return wanted;
}

}  // namespace beffroi::sigma
