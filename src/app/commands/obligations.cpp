// SPDX-License-Identifier: EUPL-1.2
// What must be done for whom before what hour: shown, ticked off, and computed from a file of facts without a case.
#include "engine/obligations.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "report/columns.h"
#include "report/measures/listing.h"
#include "report/obligations/listing.h"
#include "response/obligations/acts.h"
#include "response/obligations/rule.h"
#include "town/read.h"

namespace beffroi::app::commands::obligations {
namespace {

namespace rules = response::obligations;

struct Options {
  CaseOptions shared;
  std::string action = "list", name, at, reference, receipt, because, town, facts, as_of;
  std::vector<std::string> with;
  bool all = false;
};

std::string switches() {
  std::string names;
  if (const auto all = rules::rules()) {
    for (const std::string& name : rules::switches_of(*all)) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

base::Result<> check_switch(const std::string& name) {
  BEFFROI_TRY(const auto all, rules::rules());
  const auto known = rules::switches_of(all);
  if (std::ranges::find(known, name) != known.end()) return {};
  return base::fail("obligation.no_switch", {{"name", name}, {"known", switches()}});
}

void show(const std::vector<response::Deadline>& all, const Options& options, bool exercise, const base::Catalogue& words) {
  if (options.shared.json) {
    std::cout << report::obligations::to_json(all, words);
    return;
  }
  std::cout << report::measures::exercise_line(exercise, words);
  std::cout << report::obligations::listing(all, options.all, words);
}

base::Result<base::Timestamp> now_of(const Options& options, const Context& context) {
  BEFFROI_TRY(const auto said, typed_moment(options.as_of, context));
  return said.value_or(casefile::system_clock());
}

// ---- With a case --------------------------------------------------------------------------------------------------------------

base::Result<> act(casefile::Case& store, const std::vector<response::Deadline>& all, const Options& options,
                   const Context& context) {
  const std::string& by = options.shared.by;
  if (options.name.empty())
    return base::fail("usage.missing", {{"name", std::string("NAME")}}, {"beffroi obligations", {}, {}});
  if (options.action == "enable" || options.action == "disable") {
    BEFFROI_TRY_VOID(check_switch(options.name));
    BEFFROI_TRY_VOID(rules::switch_rules(store, options.name, options.action == "enable", options.because, by));
    return {};
  }
  BEFFROI_TRY(const response::Deadline* deadline, rules::named(all, options.name));
  if (options.action == "done") {
    const base::Timestamp now = casefile::system_clock();
    BEFFROI_TRY(const auto at, typed_moment(options.at, context));
    BEFFROI_TRY_VOID(
        rules::note_done(store, *deadline, {at.value_or(now), options.reference, options.receipt}, now, context.words, by));
  } else if (options.action == "reopen") {
    BEFFROI_TRY_VOID(rules::reopen(store, *deadline, options.because, context.words, by));
  } else {
    BEFFROI_TRY_VOID(rules::note_not_applicable(store, *deadline, options.because, context.words, by));
  }
  return {};
}

/// What was acted on; all where that was no deadline.
void keep_only(std::vector<response::Deadline>& all, const std::string& name) {
  const auto found = rules::named(all, name);
  if (found) all = {**found};
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const base::Timestamp now, now_of(options, context));
  BEFFROI_TRY(engine::Situation situation, engine::situation_of(store, context.words, now));
  if (options.action != "list") {
    BEFFROI_TRY_VOID(act(store, situation.obligations, options, context));
    BEFFROI_TRY(situation, engine::situation_of(store, context.words, now));
  }
  if (options.action != "list" && !options.shared.json) keep_only(situation.obligations, options.name);
  show(situation.obligations, options, situation.exercise, context.words);
  if (situation.board.unstarted && !options.shared.json) {
    std::string said = "\n";
    report::put_paragraph(said, "", context.words.text("obligations.unstarted"));
    std::cout << said;
  }
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

base::Result<int> run_case(const Options& options, const Context& given) {
  return with_case(options.shared, given,
                   [&options](casefile::Case& store, const Context& context) { return run_in_case(options, store, context); });
}

// ---- Without a case -----------------------------------------------------------------------------------------------------------

/// What is wrong in a file costs the rest nothing, but is told, and the command fails.
int tell(const std::vector<base::Error>& problems, const Context& context) {
  for (const base::Error& problem : problems) std::cerr << base::explain(problem, context.words);
  return problems.empty() ? kDone : kFailed;
}

base::Result<int> run_files(const Options& options, const Context& given) {
  beffroi::town::Reading reading;
  if (!options.town.empty()) {
    BEFFROI_TRY(reading, beffroi::town::load(options.town));
  }
  BEFFROI_TRY(const base::Catalogue words, base::Catalogue::load(given.words.language(), engine::zone_of_town(reading.town)));
  const Context context{words, given.quiet, given.verbose, given.color, given.threads};
  BEFFROI_TRY(const base::Timestamp now, now_of(options, context));
  rules::FactFile facts;
  if (!options.facts.empty()) {
    BEFFROI_TRY(const std::string bytes, beffroi::town::bytes_of(options.facts));
    BEFFROI_TRY(facts, rules::read_fact_file(bytes, options.facts, now, words.zone()));
  }
  for (const std::string& name : options.with) BEFFROI_TRY_VOID(check_switch(name));
  BEFFROI_TRY(const auto all,
              engine::obligations_of(reading.town, facts.facts, {options.with.begin(), options.with.end()}, now));
  show(all, options, false, words);
  return std::max(tell(reading.problems, context), tell(facts.refused, context));
}

base::Result<int> run(const Options& options, const Context& context) {
  const bool files = !options.town.empty() || !options.facts.empty();
  if (files && options.action != "list") return base::fail("obligation.files_only_list");
  return files ? run_files(options, context) : run_case(options, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.obligations.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"list", "done", "not-applicable", "reopen", "enable", "disable"}))
      ->option_text(" ");
  app.add_option("NAME", options->name, text("name"));
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--reference", options->reference, text("reference"))->type_name("TEXT");
  app.add_option("--receipt", options->receipt, text("receipt"))->type_name("FILE");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_flag("--all", options->all, text("all"));
  app.add_option("--town", options->town, text("town"))->type_name("FILE");
  app.add_option("--facts", options->facts, text("facts"))->type_name("FILE");
  app.add_option("--with", options->with, words.text("app.obligations.option.with", {{"names", switches()}}))
      ->type_name("RULES")
      ->allow_extra_args(false);
  app.add_option("--as-of", options->as_of, text("as_of"))->type_name("TIME");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"obligations", 17, define}; }

}  // namespace beffroi::app::commands::obligations
