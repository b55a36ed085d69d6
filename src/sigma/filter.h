// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sigma/rule.h"

namespace beffroi::sigma {

/// A Sigma filter (specification 2.x): what a place asks of the matches of rules besides the rules themselves, mostly that they
/// are not its own known tools. Its condition says what is kept: `condition: not selection`.
struct Filter {
  std::string path;
  std::uint32_t line = 0;
  std::string id, title;
  LogSource log_source;            ///< only rules of this source, as far as it is given, are filtered
  std::vector<std::string> rules;  ///< identifiers or names; empty: any rule of the source
  std::vector<FieldTest> tests;
  Expression condition;
};

/// Puts every filter into the rules it speaks of: they match where their condition and the filter's are true. What a filter
/// names in vain is answered, one entry for each name (reason `filter_of_nothing`): a name that is misspelt must not go unnoticed.
std::vector<NotEvaluated> apply_filters(const std::vector<Filter>& filters, std::vector<Rule>& rules);

}  // namespace beffroi::sigma
