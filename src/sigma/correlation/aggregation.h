// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigma/condition.h"
#include "sigma/correlation/correlation.h"

namespace beffroi::sigma {

/// A condition of the form that Sigma had before correlations: what stands before the bar, and what is asked of all that match it.
struct OldCondition {
  std::string_view before, after;
};

/// The two parts of a condition with a bar; nothing where there is none.
std::optional<OldCondition> split_aggregation(std::string_view condition);

/// A rule of the old form as a correlation of internal rules.
struct Aggregation {
  Correlation correlation;
  std::vector<Rule> rules;  ///< named as the correlation names them
};

/// `head` has the rule's selections' tests; `timeframe` may be empty: any time. Read are
///
///     count() | count(field) | sum(field) | avg(field)   [by field, …]   (> | >= | < | <= | == | =) number
///     near   an expression over selections
///
/// count() is event_count, count(field) value_count. `near` is temporal over what stands before the bar and each selection behind it,
/// on one Computer. Everything else is refused with a reason.
base::Result<Aggregation> parse_aggregation(const OldCondition& written, std::string_view timeframe, const Rule& head,
                                            std::vector<Selection>& selections);

}  // namespace beffroi::sigma
