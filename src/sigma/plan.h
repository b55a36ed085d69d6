// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <vector>

#include "model/wanted.h"
#include "sigma/correlation/links.h"
#include "sigma/resolve.h"
#include "sigma/rule_set.h"

namespace beffroi::sigma {

class Experiences;
class KindCache;

/// Rules made ready to be matched. What it says never changes once made: every thread may read it.
class Plan {
 public:
  Plan(RuleSet rules, const LogSources& log_sources);
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;
  ~Plan();

  /// The rules that are evaluated or out of reach, in the order of the rule set; a match names one by its index. Among them are internal
  /// ones, and others that do not report by themselves: see links().
  const std::vector<Rule>& rules() const { return rules_; }
  const std::vector<Target>& targets() const { return targets_; }
  /// Whether a rule is tried on some source; the others of rules() are among those not evaluated.
  bool evaluates(std::uint32_t rule) const { return evaluated_[rule]; }
  /// How many rules and correlations are tried on something; with not_evaluated() these are all that were read.
  std::size_t evaluated_rules() const;
  /// Every rule that will not be evaluated at all, and why: refused ones first, then those without a source.
  const std::vector<NotEvaluated>& not_evaluated() const { return not_evaluated_; }
  /// Sources on which a rule can never match, because their events lack a field it needs.
  const std::vector<OutOfReach>& out_of_reach() const { return out_of_reach_; }

  /// Correlations, what they speak of, and what reports by itself.
  const Links& links() const { return links_; }

  /// Every native field that some rule or correlation looks at.
  model::Wanted wanted() const;

  /// What matchers share, safe from several threads.
  KindCache& kinds() const { return *kinds_; }
  Experiences& experiences() const { return *experiences_; }

 private:
  void link_correlations(std::vector<Correlation> correlations);
  void add_correlated(const Target& target, model::Wanted& wanted) const;

  std::vector<Rule> rules_;
  std::vector<Target> targets_;
  std::vector<bool> evaluated_;  // by rule
  std::vector<NotEvaluated> not_evaluated_;
  std::vector<OutOfReach> out_of_reach_;
  Links links_;
  std::unique_ptr<KindCache> kinds_;  // views rules_ and targets_, whose elements never move
  std::unique_ptr<Experiences> experiences_;
};

}  // namespace beffroi::sigma
