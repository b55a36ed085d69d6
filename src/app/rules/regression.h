// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "app/rule_packs.h"

namespace beffroi::app::rules {

/// Tries rules on the logs that come with them, in the layout of SigmaHQ's regression data: every info.yml below `folder`, or named by
/// `regression_tests_path` of a rule below it, with `rule_metadata` (identifiers) and `regression_tests_info` (type evtx, json, ndjson or jsonl,
/// path, match_count), the logs beside it or at their path from the root of the repository; and every <rule>.test.yml. Fewer matches than
/// match_count (at least one without it) are a disagreement, more are told only. `pipelines` and `filters` of a test are left aside: they put
/// into rules the names that another program gives to what our readers call as Windows does.
/// Rules are those of the packs, or all below the folder. Tells on standard output; kFailed where there is a disagreement.
base::Result<int> test_folder(const std::string& folder, const RuleInputs& inputs, const Context& context);

}  // namespace beffroi::app::rules
