// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "sigma/condition.h"
#include "sigma/correlation/correlation.h"
#include "sigma/filter.h"
#include "sigma/modifiers/modifier.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

namespace pipeline {
class Pipeline;
}

struct ParsedFile {
  std::vector<Rule> rules;
  std::vector<Filter> filters;
  std::vector<Correlation> correlations;
  std::vector<NotEvaluated> refused;
};

/// Every rule of one YAML text: several documents, and collections with `action: global | reset | repeat`. What cannot be
/// read as a rule, correlation or filter of Sigma 2.1.0 is refused with a reason. A condition of the old form
/// (`selection | count() by X > 10`, `near`) becomes a correlation and the internal rules it speaks of. A pipeline, where there is
/// one, works on each rule before its condition is read.
ParsedFile parse_rules(std::string_view text, std::string_view path, const Placeholders& placeholders = {},
                       const pipeline::Pipeline* pipeline = nullptr);

/// The selections of the rule that a document makes, over the tests that the rule has; none where it makes no rule, and none of those
/// of which a pipeline dropped every line.
std::vector<Selection> selections_in(const base::yaml::Node& document, std::string_view path,
                                     const pipeline::Pipeline* pipeline = nullptr);

/// A selection or any other part of a detection as an expression; its tests are put behind `tests`.
base::Result<Expression> parse_selection(const base::yaml::Node& node, const Placeholders& placeholders,
                                         std::vector<FieldTest>& tests);

/// The texts of a scalar or of a list; none of what is null or nested.
std::vector<std::string> scalars_of(const base::yaml::Node* node);

/// The named parts of a detection; their tests are put behind `tests`, those of a rule in the order in which the rule has them.
base::Result<std::vector<Selection>> selections_of(const base::yaml::Node& detection, const Placeholders& placeholders,
                                                   std::vector<FieldTest>& tests);

/// The conditions of a detection (one text or a list), and its selections as read; used by the linter too.
base::Result<std::vector<std::string_view>> conditions_of(const base::yaml::Node& detection);

}  // namespace beffroi::sigma
