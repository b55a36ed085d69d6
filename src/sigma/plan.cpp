// SPDX-License-Identifier: EUPL-1.2
#include "sigma/plan.h"

#include <iterator>

namespace beffroi::sigma {
namespace {

void want(model::Wanted& wanted, const Route& route) {
  if (route.kind == Route::Kind::anywhere) wanted.add_everything();
  if (route.kind == Route::Kind::field) wanted.add(route.native);
  if (route.kind != Route::Kind::derived) return;
  for (const auto& names : route.derivation->first_of) {
    for (const std::string& name : names) wanted.add(name);
  }
}

}  // namespace

Plan::Plan(RuleSet rules, const LogSources& log_sources)
    : rules_(std::move(rules.rules)), not_evaluated_(std::move(rules.refused)) {
  Resolution resolution = resolve(rules_, log_sources);
  targets_ = std::move(resolution.targets);
  out_of_reach_ = std::move(resolution.out_of_reach);
  std::ranges::move(resolution.not_evaluated, std::back_inserter(not_evaluated_));
  kinds_ = std::make_unique<KindCache>(rules_, targets_);
}

model::Wanted Plan::wanted() const {
  model::Wanted wanted = model::Wanted::nothing();
  for (const Target& target : targets_) {
    for (const auto& [name, route] : target.routes) want(wanted, route);
    for (const FieldTest& test : target.source->tests) wanted.add(test.field);
  }
  return wanted;
}

}  // namespace beffroi::sigma
