// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "app/rule_packs.h"

namespace beffroi::app::rules {

/// Tries rules on the logs that come with them, in the layout of SigmaHQ's regression data: below `folder` every info.yml with
/// `rule_metadata` (identifiers) and `regression_tests_info` (type evtx or json, path, match_count), the logs beside it; and every
/// <rule>.test.yml. Rules are those of the packs, or all below the folder. Tells every disagreement on standard output; kFailed where there is one.
base::Result<int> test_folder(const std::string& folder, const RuleInputs& inputs, const Context& context);

}  // namespace beffroi::app::rules
