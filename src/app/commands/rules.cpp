// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <set>

#include "app/command.h"
#include "app/rule_choice.h"
#include "app/rule_packs.h"
#include "app/rule_reasons.h"
#include "app/rule_tests.h"
#include "app/rules/coverage.h"
#include "app/rules/explain.h"
#include "app/rules/regression.h"
#include "base/text.h"
#include "sigma/lint.h"

namespace beffroi::app::commands::rules {
namespace {

struct Options {
  std::string action, layer, values;
  RuleInputs rules;  ///< the packs are all that stands without a flag: of "explain" rule and event, of "test" the folder
  std::vector<std::string> named_packs;  ///< -r, as hunt has it
  std::vector<std::string> evidence;
  bool clobber = false;
};

void list(const sigma::Rule& rule, const Context& context) {
  const std::string& title = sigma::title_in(context.words.language(), rule);
  std::cout << base::printable(fmt::format("{:<13} {}  {}  ({})", sigma::name_of(rule.level), rule.id, title, rule.author))
            << "\n";
}

/// How many rules are evaluated and how many are not: together, all that were read. The same numbers as hunt says.
base::Arguments counts_of(const sigma::Plan& plan) {
  const std::size_t evaluated = plan.evaluated_rules(), left = plan.not_evaluated().size();
  return {{"rules", static_cast<std::int64_t>(evaluated + left)},
          {"evaluated", static_cast<std::int64_t>(evaluated)},
          {"left", static_cast<std::int64_t>(left)}};
}

/// Every rule and correlation that is evaluated with its level, then every one that is not, with the reason; asked for details, also the
/// sources on which a rule can never match.
int list(const sigma::Plan& plan, const Context& context) {
  for (std::uint32_t i = 0; i < plan.rules().size(); ++i) {
    if (!plan.rules()[i].internal && plan.evaluates(i)) list(plan.rules()[i], context);
  }
  for (const sigma::LinkedCorrelation& linked : plan.links().correlations) list(linked.correlation.head, context);
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) {
    std::cout << not_evaluated_line(rule, context.words) << "\n";
  }
  if (context.verbose) {
    for (const sigma::OutOfReach& part : plan.out_of_reach()) {
      std::cout << out_of_reach_line(part, plan, context.words) << "\n";
    }
  }
  if (!context.quiet) std::cerr << context.words.text("app.rules.listed", counts_of(plan)) << "\n";
  return kDone;
}

/// What is told of a rule set, one line each.
class Complaints {
 public:
  void add(std::string_view path, std::uint32_t line, std::string_view text) {
    std::cout << base::printable(fmt::format("{}:{}: {}", path, line, text)) << "\n";
    ++count_;
  }
  void add(std::string_view path, std::string_view text) {
    std::cout << base::printable(fmt::format("{}: {}", path, text)) << "\n";
    ++count_;
  }
  std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

/// Correlations that name nothing, several, or themselves.
bool is_about_names(const sigma::NotEvaluated& rule) {
  return rule.reason.starts_with("correlation_rule_") ? rule.reason != "correlation_rule_silent"
                                                      : rule.reason == "correlation_circle";
}

/// An identifier must be one rule's own: results and correlations name rules by it.
void check_identifiers(const sigma::RuleSet& rules, const Context& context, Complaints& complaints) {
  std::map<std::string, const sigma::Rule*> known;
  const auto look_at = [&](const sigma::Rule& rule) {
    if (rule.id.empty() || rule.internal) return;
    const auto [other, is_new] = known.emplace(base::fold(rule.id), &rule);
    if (is_new) return;
    complaints.add(rule.path, rule.line,
                   context.words.text("app.rules.same_id", {{"id", rule.id}, {"path", other->second->path}}));
  };
  for (const sigma::Rule& rule : rules.rules) look_at(rule);
  for (const sigma::Correlation& correlation : rules.correlations) look_at(correlation.head);
}

/// What authors will want to mend, one line each, and how many they are; nothing of it keeps a rule from being evaluated.
base::Result<std::int64_t> advise(const Options& options, const sigma::LogSources& sources, const Context& context) {
  const std::set<std::string> known = sources.names();
  std::int64_t count = 0;
  BEFFROI_TRY_VOID(each_rule_text(options.rules.packs, [&](std::string_view text, const std::string& path) {
    for (const sigma::Advice& advice : sigma::lint(text, path, known)) {
      const std::string sentence = context.words.text("lint." + advice.id, advice.arguments);
      std::cout << base::printable(fmt::format("~  {}:{}: {}", path, advice.line, sentence)) << "\n";
      ++count;
    }
  }));
  return count;
}

/// Refused rules, names that lead nowhere, and rules whose own events disagree with them.
base::Result<int> check(const Options& options, const sigma::Plan& plan, const sigma::RuleSet& rules,
                        const sigma::LogSources& sources, const Context& context) {
  Complaints complaints;
  for (const sigma::NotEvaluated& rule : rules.refused) complaints.add(rule.path, rule.line, reason_text(rule, context.words));
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) {
    if (is_about_names(rule)) complaints.add(rule.path, rule.line, reason_text(rule, context.words));
  }
  check_identifiers(rules, context, complaints);
  for (const RuleComplaint& complaint : test_rules(options.rules.packs, plan)) {
    complaints.add(complaint.path, context.words.text(complaint.message, complaint.arguments));
  }
  BEFFROI_TRY(const std::int64_t advice, advise(options, sources, context));
  base::Arguments counts = counts_of(plan);
  counts.push_back({"complaints", static_cast<std::int64_t>(complaints.count())});
  counts.push_back({"advice", advice});
  std::cout << context.words.text("app.rules.checked", counts) << "\n";
  return complaints.count() == 0 ? kDone : kFailed;
}

base::Result<int> list_or_check(const Options& options, const Context& context) {
  BEFFROI_TRY(const sigma::Placeholders values, load_values(options.values));
  BEFFROI_TRY(const sigma::RuleSet rules, load_rules(options.rules, context.threads, values));
  BEFFROI_TRY(const sigma::LogSources sources, load_log_sources(options.rules.mappings));
  const sigma::Plan plan(rules, sources);
  if (options.action == "list") return list(plan, context);
  return check(options, plan, rules, sources, context);
}

/// RULE EVENT, of the packs that -r names; or EVENT alone, for all rules of these packs.
base::Result<int> explain(const Options& options, const Context& context) {
  const std::vector<std::string>& words = options.rules.packs;
  RuleInputs rules = options.rules;
  rules.packs = options.named_packs;
  if (words.size() == 2) return app::rules::explain(rules, words[0], words[1], context);
  if (words.size() != 1 || rules.packs.empty()) return base::fail("usage.rules_explain");
  return app::rules::explain(rules, {}, words[0], context);
}

/// What -r names stands behind the folder to test.
Options with_named_packs(Options options) {
  std::vector<std::string>& packs = options.rules.packs;
  packs.insert(packs.end(), options.named_packs.begin(), options.named_packs.end());
  return options;
}

base::Result<int> run(const Options& given, const Context& context) {
  if (given.action == "explain") return explain(given, context);
  const Options options = with_named_packs(given);
  const std::vector<std::string>& paths = options.rules.packs;
  RuleInputs rules = options.rules;
  if (options.action == "test") {
    if (paths.empty()) return base::fail("usage.rules_test");
    rules.packs.erase(rules.packs.begin());
    return app::rules::test_folder(paths[0], rules, context);
  }
  if (options.action == "coverage")
    return app::rules::coverage({rules, options.evidence, options.layer, options.clobber}, context);
  return list_or_check(options, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, words.text("app.rules.option.action"))
      ->required()
      ->check(CLI::IsMember({"list", "check", "explain", "coverage", "test"}));
  app.add_option("PATH", options->rules.packs, words.text("app.rules.option.path"));
  app.add_option("-r,--rules", options->named_packs, words.text("app.hunt.option.rules"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  add_rule_options(app, options->rules, words);
  app.add_option("--evidence", options->evidence, words.text("app.rules.option.evidence"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--values", options->values, words.text("app.rules.option.values"))->type_name("PATH");
  app.add_option("--layer", options->layer, words.text("app.rules.option.layer"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"rules", 40, define}; }

}  // namespace beffroi::app::commands::rules
