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

/// Parts of one rule of the old form are told once.
bool same_reason(const NotEvaluated& a, const NotEvaluated& b) {
  return a.path == b.path && a.line == b.line && a.reason == b.reason;
}

}  // namespace

Plan::Plan(RuleSet rules, const LogSources& log_sources)
    : rules_(std::move(rules.rules)), not_evaluated_(std::move(rules.refused)), experiences_(std::make_unique<Experiences>()) {
  std::ranges::move(apply_filters(rules.filters, rules_), std::back_inserter(not_evaluated_));
  Resolution resolution = resolve(rules_, log_sources);
  targets_ = std::move(resolution.targets);
  out_of_reach_ = std::move(resolution.out_of_reach);
  for (NotEvaluated& entry : resolution.not_evaluated) {
    if (not_evaluated_.empty() || !same_reason(not_evaluated_.back(), entry)) not_evaluated_.push_back(std::move(entry));
  }
  link_correlations(std::move(rules.correlations));
  kinds_ = std::make_unique<KindCache>(rules_, targets_);
}

Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;
Plan::~Plan() = default;

std::size_t Plan::evaluated_rules() const {
  std::size_t count = links_.correlations.size();
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (evaluated_[i] && !rules_[i].internal) ++count;
  }
  return count;
}

void Plan::link_correlations(std::vector<Correlation> correlations) {
  evaluated_.assign(rules_.size(), false);
  for (const Target& target : targets_) evaluated_[target.rule] = true;
  links_ = link(std::move(correlations), rules_, evaluated_);
  for (NotEvaluated& entry : links_.refused) {
    // Of a rule of the old form what it is made of was told already.
    const auto told = [&](const NotEvaluated& other) { return other.path == entry.path && other.line == entry.line; };
    if (std::ranges::none_of(not_evaluated_, told)) not_evaluated_.push_back(std::move(entry));
  }
  links_.refused.clear();
}

/// What correlations keep of a rule's events.
void Plan::add_correlated(const Target& target, model::Wanted& wanted) const {
  for (const Use& use : links_.rule_uses[target.rule]) {
    for (const std::string& field : links_.correlations[use.correlation].members[use.member].fields) {
      want(wanted, route_of(field, *target.source));
    }
  }
}

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
    add_correlated(target, wanted);
  }
  keywords.finish();
  if (has_keywords && only_texts && keywords.is_about_texts()) wanted.add_texts();
  if (has_keywords && !(only_texts && keywords.is_about_texts())) wanted.add_everything();
  return wanted;
}

}  // namespace beffroi::sigma
