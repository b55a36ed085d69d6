// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sigma/plan.h"

namespace beffroi::app {

/// The rules of -r: files and folders, "builtin" for our own; nothing given means our own.
base::Result<sigma::RuleSet> load_rules(const std::vector<std::string>& packs);

/// The same, ready to be matched.
base::Result<sigma::Plan> load_plan(const std::vector<std::string>& packs);

}  // namespace beffroi::app
