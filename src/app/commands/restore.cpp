// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "engine/restart.h"
#include "report/restart/restart.h"
#include "response/list_text.h"
#include "response/restart/adopted.h"

namespace beffroi::app::commands::restore {
namespace {

namespace restart = response::restart;

struct Options {
  CaseOptions shared;
  std::string action = "plan", name, without, because, at, where;
  std::int64_t people = 0, hours = 0;
};

struct Run {
  const Options& options;
  const Context& context;
  casefile::Case& store;

  base::Result<restart::Plan> plan() const {
    BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, context.words, casefile::system_clock()));
    return engine::restart_plan(situation, context.words.language());
  }
};

base::Result<const restart::Step*> named(const restart::Plan& plan, const std::string& name) {
  if (name.empty()) return base::fail("usage.missing", {{"name", "NAME"}}, {"beffroi restore", {}, {}});
  if (const restart::Step* step = plan.named(name)) return step;
  std::vector<std::string> known;
  for (const restart::Step& step : plan.steps) known.push_back(step.system.empty() ? step.id : step.system);
  return base::fail("restart.unknown", {{"name", name}, {"known", response::list_text(known, ", ")}});
}

base::Result<> say_step(const Run& run, const restart::Plan& plan) {
  const Options& options = run.options;
  BEFFROI_TRY(const restart::Step* step, named(plan, options.name));
  const std::string title = report::restart::title_of(*step, run.context.words);
  const std::string& by = options.shared.by;
  if (options.action == "done") return restart::finish(run.store, plan, *step, title, options.because, by);
  if (options.action == "skip") return restart::note_skipped(run.store, step->id, title, options.because, by);
  return restart::note_undone(run.store, step->id, title, options.because, by);
}

/// Only what the plan knows as a dependency can be cut; both names may be typed as people know them.
base::Result<> cut(const Run& run, const restart::Plan& plan) {
  BEFFROI_TRY(const restart::Step* step, named(plan, run.options.name));
  BEFFROI_TRY(const restart::Step* other, named(plan, run.options.without));
  const bool waits = std::ranges::find(step->waits_for, other->id) != step->waits_for.end();
  const bool in_ring = std::ranges::any_of(
      plan.rings, [&](const restart::Ring& ring) { return ring.system == step->system && ring.without == other->system; });
  if (step->system.empty() || other->system.empty() || (!waits && !in_ring))
    return base::fail("restart.no_need", {{"name", run.options.name}, {"other", run.options.without}});
  return restart::note_cut(run.store, step->system, other->system, run.options.because, run.options.shared.by);
}

base::Result<> copy(const Run& run, const restart::Plan& plan) {
  BEFFROI_TRY(const restart::Step* step, named(plan, run.options.name));
  BEFFROI_TRY(const auto at, typed_moment(run.options.at, run.context));
  if (!at || step->system.empty()) return base::fail("usage.missing", {{"name", "--at"}}, {"beffroi restore copy", {}, {}});
  return restart::note_copy(run.store, step->system, *at, run.options.where, run.options.shared.by);
}

base::Result<> act(const Run& run) {
  const Options& options = run.options;
  if (options.action == "plan") return {};
  const std::string& by = options.shared.by;
  BEFFROI_TRY(const restart::Plan plan, run.plan());
  if (options.action == "cut") return cut(run, plan);
  if (options.action == "copy") return copy(run, plan);
  if (options.action == "adopt") return restart::note_adopted(run.store, restart::promised_by(plan), by);
  if (options.action == "capacity")
    return restart::note_capacity(run.store, options.people > 0 ? options.people : plan.said.people,
                                  options.hours > 0 ? options.hours : plan.said.hours_a_day, by);
  return say_step(run, plan);
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  const Run run{options, context, store};
  BEFFROI_TRY_VOID(act(run));
  BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, context.words, casefile::system_clock()));
  const restart::Plan plan = engine::restart_plan(situation, context.words.language());
  std::cout << (options.shared.json ? report::restart::to_json(plan, context.words)
                                    : report::restart::listing(plan, situation.exercise, context.words));
  BEFFROI_TRY_VOID(finish_if_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.restore.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"plan", "done", "skip", "undo", "cut", "copy", "capacity", "adopt"}));
  app.add_option("NAME", options->name, text("name"));
  app.add_option("WITHOUT", options->without, text("without"));
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--where", options->where, text("where"))->type_name("TEXT");
  app.add_option("--people", options->people, text("people"))->type_name("N");
  app.add_option("--hours", options->hours, text("hours"))->type_name("N");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, run_in_case);
}

}  // namespace

Command make_command() { return {"restore", 32, define}; }

}  // namespace beffroi::app::commands::restore
