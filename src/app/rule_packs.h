// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sigma/plan.h"

namespace beffroi::app {

/// The rules of -r: files and folders, "builtin" for our own; nothing given means our own. Read by so many threads.
base::Result<sigma::RuleSet> load_rules(const std::vector<std::string>& packs, unsigned threads,
                                        const sigma::Placeholders& placeholders = {});

/// The same, ready to be matched.
base::Result<sigma::Plan> load_plan(const std::vector<std::string>& packs, unsigned threads);

/// All that decides what reading a source gives, as one short text: the program, its data, and the rules of -r to the letter. Equal
/// texts: what one run read, another need not read again.
base::Result<std::string> reading_version(const std::vector<std::string>& packs);

}  // namespace beffroi::app
