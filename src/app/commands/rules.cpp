// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.h"
#include "app/rule_packs.h"
#include "app/rule_reasons.h"
#include "app/rule_tests.h"
#include "base/text.h"

namespace beffroi::app::commands::rules {
namespace {

struct Options {
  std::string action;
  std::vector<std::string> packs;
};

void list(const sigma::Rule& rule, const Context& context) {
  const std::string& title = sigma::title_in(context.words.language(), rule);
  std::cout << base::printable(fmt::format("{:<13} {}  {}  ({})", sigma::name_of(rule.level), rule.id, title, rule.author))
            << "\n";
}

/// Every rule and correlation with its level, then every one that will not be evaluated, with the reason; asked for details, also the sources
/// on which a rule can never match.
int list(const sigma::Plan& plan, const Context& context) {
  for (const sigma::Rule& rule : plan.rules()) {
    if (!rule.internal) list(rule, context);
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
  return kDone;
}

/// Refused rules, and rules whose own events disagree with them.
int check(const Options& options, const sigma::Plan& plan, const sigma::RuleSet& rules, const Context& context) {
  std::size_t complaints = 0;
  for (const sigma::NotEvaluated& rule : rules.refused) {
    std::cout << base::printable(fmt::format("{}:{}: {}", rule.path, rule.line, reason_text(rule, context.words))) << "\n";
    ++complaints;
  }
  for (const RuleComplaint& complaint : test_rules(options.packs, plan)) {
    std::cout << base::printable(
                     fmt::format("{}: {}", complaint.path, context.words.text(complaint.message, complaint.arguments)))
              << "\n";
    ++complaints;
  }
  std::cout << context.words.text("app.rules.checked", {{"rules", static_cast<std::int64_t>(plan.rules().size())},
                                                        {"complaints", static_cast<std::int64_t>(complaints)}})
            << "\n";
  return complaints == 0 ? kDone : kFailed;
}

int run(const Options& options, const Context& context) {
  const auto rules = load_rules(options.packs, context.threads);
  if (!rules) return explain_failure(context, rules.error());
  const sigma::Plan plan(*rules, sigma::LogSources::embedded());
  return options.action == "list" ? list(plan, context) : check(options, plan, *rules, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, words.text("app.rules.option.action"))
      ->required()
      ->check(CLI::IsMember({"list", "check"}));
  app.add_option("PATH", options->packs, words.text("app.rules.option.path"));
  return [options](const Context& context) { return run(*options, context); };
}

}  // namespace

Command make_command() { return {"rules", 40, define}; }

}  // namespace beffroi::app::commands::rules
