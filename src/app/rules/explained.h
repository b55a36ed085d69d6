// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/rule_packs.h"
#include "sigma/condition.h"
#include "sigma/plan.h"

namespace beffroi::app::rules {

/// The rules that are to be explained, ready, among all those loaded, and the selections of each.
struct Explained {
  sigma::Plan plan;
  std::set<std::uint32_t> told;  ///< numbers of the rules: those asked for, and those that correlations asked for speak of
  std::vector<std::uint32_t> correlations;                                 ///< asked for
  std::map<std::uint32_t, std::vector<sigma::Selection>> selections = {};  ///< by rule

  const std::vector<sigma::Selection>& of(std::uint32_t rule) const;
};

/// `rule` is a file or folder of rules, which need not lie in the packs, or the identifier, name or title of rules in them; empty: every
/// rule of the packs. Why one that was asked for is not evaluated is told on standard output. Errors: rules.unknown, those of reading.
base::Result<Explained> load_explained(const RuleInputs& inputs, const std::string& rule, const Context& context);

/// Whether a path is `whole` or lies below it, however both are written; neither need exist.
bool lies_in(const std::string& path, const std::string& whole);

}  // namespace beffroi::app::rules
