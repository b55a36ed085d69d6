// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"
#include "app/rule_packs.h"

namespace beffroi::app::rules {

/// Tells on standard output, line by line, why the rules of a file match an event or do not. The event is a flat map in a .yml file, a
/// .test.yml file with several, FILE#RECORD, or a log, of which the first records are taken that are of a source the rules look at; the others are counted. The only pack of `rules` is the file. Errors: those of reading, rules.record_not_found,
/// rules.nothing_to_explain.
base::Result<int> explain(const RuleInputs& rules, const std::string& event, const Context& context);

}  // namespace beffroi::app::rules
