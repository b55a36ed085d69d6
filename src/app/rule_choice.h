// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sigma/modifiers/modifier.h"
#include "sigma/rule_set.h"

namespace beffroi::app {

/// Which rules of a set report, as a person asks for it. An entry of a list is an identifier or name of a rule, or a file that holds one
/// on each line (what follows # is left out).
struct RuleChoice {
  std::vector<std::string> include, exclude;            ///< nothing included: all
  std::vector<std::string> statuses, without_statuses;  ///< "stable", "test" …; rules that name none pass
};

/// Silences what is not chosen; it is still tried where a correlation speaks of it. What the lists name in vain is answered. Error choice.unreadable.
base::Result<std::vector<std::string>> choose(const RuleChoice& choice, sigma::RuleSet& rules);

/// The values of %placeholders%: from a YAML file that maps each name to a text or a list, or from a folder in which NAME.txt holds one on
/// each line. Empty path: none. Errors choice.unreadable, choice.values, yaml.*.
base::Result<sigma::Placeholders> load_values(const std::string& path);

}  // namespace beffroi::app
