// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sigma/correlation/correlation.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// What a correlation speaks of: a rule, or another correlation.
struct Member {
  bool is_correlation = false;
  std::uint32_t index = 0;  ///< of the rule, or in Links::correlations
  /// For each of LinkedCorrelation::fields the name it has in the events of that rule, or among the fields of that correlation.
  std::vector<std::string> fields;
};

/// A correlation whose names were found.
struct LinkedCorrelation {
  Correlation correlation;
  std::vector<Member> members;  ///< in the order of Correlation::rules
  /// What must be kept of each record, by its name here: what it is grouped by, what is counted, and behind them what correlations
  /// over this one ask for.
  std::vector<std::string> fields;

  std::size_t groups() const { return correlation.group_by.size(); }
  std::size_t counted() const { return correlation.condition.fields.size(); }
};

/// Where a rule's matches go.
struct Use {
  std::uint32_t correlation = 0, member = 0;
};

/// All correlations of a rule set, each behind those it speaks of.
struct Links {
  std::vector<LinkedCorrelation> correlations;
  std::vector<NotEvaluated> refused;
  std::vector<std::vector<Use>> rule_uses;         ///< by rule
  std::vector<std::vector<Use>> correlation_uses;  ///< by correlation
  std::vector<bool> rule_reports;                  ///< by rule: whether its matches are shown by themselves
  std::vector<bool> correlation_reports;
};

/// Finds what correlations name: identifiers without case, names to the letter; of several of one name the one of the same file. Refused
/// are: names of nothing or of several, circles, and correlations that cannot come true because rules they need are not `evaluated`
/// (by rule). What only a refused correlation speaks of reports by itself: nothing is lost.
Links link(std::vector<Correlation> correlations, const std::vector<Rule>& rules, const std::vector<bool>& evaluated);

}  // namespace beffroi::sigma
