// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"
#include "app/rule_packs.h"

namespace beffroi::app::rules {

/// Tells on standard output, line by line, why rules match an event or do not. Which rules: load_explained(). The event is a flat map in a
/// .yml file, a .test.yml file with several, FILE#RECORD, or a log or a folder of logs, of which the first records are taken that are of a
/// source the rules look at; the others are counted. Of a correlation the rules it speaks of are told, each by itself. Errors: those of
/// reading, rules.unknown, rules.record_not_found, rules.nothing_to_explain.
base::Result<int> explain(const RuleInputs& inputs, const std::string& rule, const std::string& event, const Context& context);

}  // namespace beffroi::app::rules
