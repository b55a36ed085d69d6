// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/argument.h"
#include "sigma/plan.h"

namespace beffroi::app {

/// A rule file that disagrees with the events written beside it.
struct RuleComplaint {
  std::string path;
  std::string message;  ///< message id
  base::Arguments arguments;
};

/// Tries every <rule>.test.yml below the packs on the rule beside it: the events under `match` must match, those under `no_match` must
/// not. A list in the place of an event holds events that belong together, for correlations: TimeCreated says when each was. A rule without such a file is not complained of; one that is not evaluated is.
std::vector<RuleComplaint> test_rules(const std::vector<std::string>& packs, const sigma::Plan& plan);

}  // namespace beffroi::app
