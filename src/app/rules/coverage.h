// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "app/rule_packs.h"

namespace beffroi::app::rules {

struct CoverageRequest {
  RuleInputs rules;
  std::vector<std::string> evidence;  ///< none: what the rules could cover anywhere
  std::string layer;                  ///< file for an ATT&CK Navigator layer; empty: none
  bool clobber = false;
};

/// Tells on standard output how many rules can match something in the evidence and, asked for details or not, each that cannot with the reason;
/// writes the layer, whose scores are numbers of rules that can. Errors: those of reading and of output.
base::Result<int> coverage(const CoverageRequest& request, const Context& context);

}  // namespace beffroi::app::rules
