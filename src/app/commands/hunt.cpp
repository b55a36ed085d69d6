// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <optional>

#include "app/command.h"
#include "app/hunting/known.h"
#include "app/hunting/search.h"
#include "app/hunting/statistics.h"
#include "app/output.h"
#include "app/rule_choice.h"
#include "app/rule_packs.h"
#include "app/rule_reasons.h"
#include "base/text.h"
#include "report/ground.h"

namespace beffroi::app::commands::hunt {
namespace {

struct Options {
  std::vector<std::string> paths;
  RuleInputs rules;
  std::vector<std::string> atlases;
  std::string type = "table", profile = "standard", level = "informational", from, to, indicators, output, format, values,
              statistics;
  RuleChoice choice;
  bool clobber = false, indicators_only = false, without_duplicates = false;
};

sigma::Level level_of(std::string_view name) {
  using enum sigma::Level;
  for (const sigma::Level level : {low, medium, high, critical}) {
    if (sigma::name_of(level) == name) return level;
  }
  return none;  // "informational" keeps everything, rules without a level too
}

std::vector<std::string> export_names() {
  std::vector<std::string> names;
  for (const report::Export& one : report::exports::registry()) names.emplace_back(one.name);
  return names;
}

base::Result<report::Export> find_export(const std::string& name) {
  for (report::Export& one : report::exports::registry()) {
    if (one.name == name) return one;
  }
  return base::fail("usage.value", {{"name", std::string("-t")}});
}

void tell_rules(const sigma::Plan& plan, const Context& context) {
  if (context.quiet) return;
  std::cerr << context.words.text("app.hunt.rules", {{"evaluated", static_cast<std::int64_t>(plan.evaluated_rules())},
                                                     {"left", static_cast<std::int64_t>(plan.not_evaluated().size())}})
            << "\n";
  if (!context.verbose) return;
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) std::cerr << not_evaluated_line(rule, context.words) << "\n";
  for (const sigma::OutOfReach& part : plan.out_of_reach()) std::cerr << out_of_reach_line(part, plan, context.words) << "\n";
}

base::Result<sigma::Plan> plan_of(const Options& options, const Context& context) {
  if (options.indicators_only) return sigma::Plan(sigma::RuleSet{}, sigma::LogSources::embedded());
  BEFFROI_TRY(const sigma::Placeholders values, load_values(options.values));
  BEFFROI_TRY(sigma::RuleSet rules, load_rules(options.rules, context.threads, values));
  BEFFROI_TRY(const auto vain, choose(options.choice, rules));
  for (const std::string& name : vain) {
    if (!context.quiet) std::cerr << base::printable(context.words.text("app.hunt.chosen_in_vain", {{"name", name}})) << "\n";
  }
  BEFFROI_TRY(const sigma::LogSources sources, load_log_sources(options.rules.mappings));
  return sigma::Plan(std::move(rules), sources);
}

void tell_losses(const sigma::Plan& plan, const std::map<std::uint32_t, sigma::CorrelationLosses>& losses,
                 const Context& context) {
  if (context.quiet) return;
  for (const auto& [correlation, lost] : losses) {
    const sigma::Rule& head = plan.links().correlations[correlation].correlation.head;
    if (lost_something(lost, !context.verbose)) std::cerr << correlation_losses_line(head, lost, context.words) << "\n";
  }
}

void tell_duplicates(const hunting::Outcome& outcome, const Context& context) {
  if (context.quiet) return;
  const auto count = static_cast<std::int64_t>(outcome.duplicates);
  std::cerr << context.words.text("app.hunt.duplicates", {{"count", count}}) << "\n";
}

using CountsByLevel = std::map<std::string, std::int64_t>;

/// What a file that was written holds: "critical 43, high 1,153". Where the rows are shown, they say it.
void tell_levels(const CountsByLevel& counts, const hunting::Outcome& outcome, const Options& options, const Context& context) {
  if (context.quiet || outcome.readable == 0 || options.output.empty() || options.output == "-") return;
  std::string text;
  for (const std::string_view level : {"critical", "high", "medium", "low", "informational", ""}) {
    const auto found = counts.find(std::string(level));
    if (found == counts.end()) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", report::word_of("report.level", level, context.words),
                        context.words.number(found->second));
  }
  std::cerr << context.words.text("app.hunt.by_level", {{"count", static_cast<std::int64_t>(outcome.rows)}, {"levels", text}})
            << "\n";
}

void tell_misread(const hunting::Outcome& outcome, const Context& context) {
  if (context.quiet) return;
  for (const std::string& line : outcome.misread.lines(context.words, context.verbose)) std::cerr << line << "\n";
}

/// Without a rule that may report, "no detection" would say that something was looked for.
bool reports_anything(const sigma::Plan& plan) {
  const auto& links = plan.links();
  const auto yes = [](bool reports) { return reports; };
  return std::ranges::any_of(links.rule_reports, yes) || std::ranges::any_of(links.correlation_reports, yes);
}

/// Opened before anything is read: whoever may not write it should not wait for that.
base::Result<std::optional<Output>> open_statistics(const Options& options) {
  if (options.statistics.empty()) return std::nullopt;
  BEFFROI_TRY(Output table, Output::open(options.statistics, options.clobber));
  return table;
}

report::Profile profile_of(const Options& options) {
  return report::profile_of(options.profile).value_or(report::Profile::standard);
}

hunting::Search search_of(const Options& options, const sigma::Plan& plan, const indicators::Index& known,
                          const places::Atlas& atlas) {
  return {.plan = plan,
          .indicators = known,
          .level = level_of(options.level),
          .format = options.format,
          .every_field = report::wants_every_field(profile_of(options)),
          .without_duplicates = options.without_duplicates,
          .atlas = atlas.empty() ? nullptr : &atlas};
}

/// The exit code.
int tell_failures(const hunting::Outcome& outcome, const Context& context) {
  int exit_code = kDone;
  for (const base::Error& error : outcome.errors) exit_code = explain_failure(context, error);
  return outcome.readable == 0 && exit_code == kDone ? explain_nothing_readable(context) : exit_code;
}

base::Result<int> hunt(const Options& options, const Context& context) {
  BEFFROI_TRY(const Period period, period_of(options.from, options.to));
  BEFFROI_TRY(const report::Export format, find_export(options.type));
  BEFFROI_TRY(Output output, Output::open(options.output, options.clobber));
  BEFFROI_TRY(auto table, open_statistics(options));
  BEFFROI_TRY(const sigma::Plan plan, plan_of(options, context));
  if (!options.indicators_only) tell_rules(plan, context);
  if (!options.indicators_only && options.indicators.empty() && !reports_anything(plan)) return base::fail("choice.nothing");
  BEFFROI_TRY(const indicators::Index known, hunting::load_indicators(options.indicators, context));
  BEFFROI_TRY(const places::Atlas atlas, places::Atlas::open(options.atlases, base::code_of(context.words.language())));
  report::ExportOptions shape{.profile = profile_of(options),
                              .words = &context.words,
                              .colour = context.color && output.to_terminal(),
                              .places = !atlas.empty()};
  hunting::Search search = search_of(options, plan, known, atlas);
  search.period = period;
  search.other_fields = format.shows_others && format.shows_others(shape.profile);
  hunting::RuleStatistics statistics;
  CountsByLevel levels;
  output.write(format.head(shape));
  BEFFROI_TRY(const hunting::Outcome outcome,
              hunting::search(options.paths, search, context, [&](const report::DetectionRow& row, std::uint64_t i) {
                output.write(format.row(row, i, shape));
                ++levels[row.level];
                if (table) statistics.add(row);
              }));
  shape.nothing_read = outcome.readable == 0;
  output.write(format.tail(outcome.rows, shape));
  BEFFROI_TRY_VOID(output.close());
  if (table) {
    table->write(statistics.csv(plan, context.words));
    BEFFROI_TRY_VOID(table->close());
  }
  tell_levels(levels, outcome, options, context);
  tell_misread(outcome, context);
  tell_losses(plan, outcome.losses, context);
  if (options.without_duplicates) tell_duplicates(outcome, context);
  return tell_failures(outcome, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const std::vector<std::string> profiles(report::kProfileNames.begin(), report::kProfileNames.end());
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.hunt.option.{}", name)); };
  app.add_option("EVIDENCE", options->paths, text("evidence"))->required();
  app.add_option("-r,--rules", options->rules.packs, text("rules"))->type_name("PATH")->allow_extra_args(false);
  add_rule_options(app, options->rules, words);
  auto* indicators = app.add_option("--ioc", options->indicators, text("ioc"))->type_name("FILE");
  app.add_flag("--ioc-only", options->indicators_only, text("ioc_only"))->needs(indicators);
  app.add_option("--geoip", options->atlases, text("geoip"))->type_name("FILE")->allow_extra_args(false);
  app.add_option("-t,--type", options->type, text("type"))->check(CLI::IsMember(export_names()));
  app.add_option("-p,--profile", options->profile, text("profile"))->check(CLI::IsMember(profiles));
  app.add_option("-m,--min-level", options->level, text("level"))
      ->check(CLI::IsMember({"informational", "low", "medium", "high", "critical"}));
  app.add_flag("-X,--remove-duplicate-detections", options->without_duplicates, text("without_duplicates"));
  const auto list = [&](const char* option, std::vector<std::string>& into, std::string_view name, const char* kind) {
    return app.add_option(option, into, text(name))->type_name(kind)->delimiter(',')->allow_extra_args(false);
  };
  list("--include", options->choice.include, "include", "RULE|FILE");
  list("--exclude", options->choice.exclude, "exclude", "RULE|FILE");
  const CLI::IsMember a_status({"stable", "test", "experimental", "deprecated", "unsupported"});
  list("--status", options->choice.statuses, "status", "STATUS")->check(a_status);
  list("--exclude-status", options->choice.without_statuses, "exclude_status", "STATUS")->check(a_status);
  app.add_option("--values", options->values, text("values"))->type_name("PATH");
  app.add_option("--from,--after,--timeline-start", options->from, text("from"))->type_name("TIME");
  app.add_option("--to,--before,--timeline-end", options->to, text("to"))->type_name("TIME");
  app.add_option("--format", options->format, words.text("app.show.option.format"))->type_name("READER");
  app.add_option("-o,--output", options->output, words.text("app.option.output"))->type_name("FILE");
  app.add_option("--rule-statistics", options->statistics, text("statistics"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return explained(options, hunt);
}

}  // namespace

Command make_command() { return {"hunt", 20, define}; }

}  // namespace beffroi::app::commands::hunt
