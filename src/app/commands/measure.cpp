// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <array>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "engine/measures.h"
#include "report/measures/listing.h"
#include "response/measures/choice.h"

namespace beffroi::app::commands::measure {
namespace {

using response::measures::Step;

struct Options {
  CaseOptions shared;
  std::string action = "list", what;
  std::vector<std::string> systems;
  bool all = false;
  std::string who, at, because;
};

/// What people call a step is a verb.
std::optional<Step> step_of(std::string_view action) {
  static constexpr std::array<std::pair<std::string_view, Step>, 5> kSteps{{{"decide", Step::decided},
                                                                            {"decline", Step::declined},
                                                                            {"do", Step::done},
                                                                            {"check", Step::checked},
                                                                            {"undo", Step::undone}}};
  for (const auto& [name, step] : kSteps) {
    if (name == action) return step;
  }
  return std::nullopt;
}

response::measures::Choice choice_of(const Options& options) {
  return {options.what, options.systems, options.all, options.action == "do" || options.action == "check"};
}

/// Notes the step on every system that is meant.
base::Result<> note(casefile::Case& store, const Options& options, Step step, const Context& context) {
  BEFFROI_TRY(const engine::Measures now, engine::measures_of(store));
  BEFFROI_TRY(const auto at, past_moment(options.at, context));
  BEFFROI_TRY(auto acts, response::measures::choose(now.plan, choice_of(options), context.words.language()));
  for (response::measures::Act& act : acts) {
    act.who = options.who;
    act.at = at;
    act.text = options.because;
    BEFFROI_TRY_VOID(response::measures::note_step(store, act, step));
  }
  return {};
}

base::Result<> add(casefile::Case& store, const Options& options) {
  const auto& systems = options.systems;
  BEFFROI_TRY_VOID(response::measures::add(store, options.what, systems.empty() ? "" : systems.front()));
  return {};
}

base::Result<> act(casefile::Case& store, const Options& options, const Context& context) {
  if (options.action == "list") return {};
  if (options.what.empty()) return base::fail("usage.missing", {{"name", std::string("NAME")}}, {"beffroi measure", {}, {}});
  if (options.action == "add") return add(store, options);
  if (const auto step = step_of(options.action)) return note(store, options, *step, context);
  BEFFROI_TRY(const engine::Measures now, engine::measures_of(store));
  BEFFROI_TRY_VOID(response::measures::choose(now.plan, {options.what, {}, true}, context.words.language()));
  return {};
}

void tell(const Options& options, const engine::Measures& now, const Context& context) {
  const bool all = options.action == "list" || options.action == "add";
  const auto lines = all ? now.plan.lines : response::measures::lines_of(now.plan, options.what);
  if (!options.shared.json) std::cout << report::measures::exercise_line(now.exercise, context.words);
  if (options.shared.json) {
    std::cout << report::measures::to_json(lines, context.words);
  } else if (options.action == "show" || options.action == "decide") {
    std::cout << report::measures::details(lines, now.diagnosed, context.words);
  } else {
    std::cout << report::measures::listing({now.plan.basis, lines}, now.diagnosed, context.words);
  }
}

base::Result<int> run(const Options& options, const Context& given) {
  return with_case(options.shared, given, [&](casefile::Case& store, const Context& context) -> base::Result<int> {
    BEFFROI_TRY_VOID(act(store, options, context));
    BEFFROI_TRY(const engine::Measures now, engine::measures_of(store));
    tell(options, now, context);
    if (options.action != "list" && options.action != "show") BEFFROI_TRY_VOID(finish_night(context, store));
    return kDone;
  });
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, words.text("app.measure.option.action"))
      ->check(CLI::IsMember({"list", "show", "decide", "decline", "do", "check", "undo", "add"}))
      ->option_text(" ");
  app.add_option("NAME", options->what, words.text("app.measure.option.name"));
  app.add_option("--system", options->systems, words.text("app.measure.option.system"))->type_name("SYSTEM");
  app.add_flag("--all", options->all, words.text("app.measure.option.all"));
  app.add_option("--who", options->who, words.text("app.measure.option.who"))->type_name("NAME");
  app.add_option("--at", options->at, words.text("app.measure.option.at"))->type_name("TIME");
  app.add_option("--because", options->because, words.text("app.measure.option.because"))->type_name("TEXT");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"measure", 14, define}; }

}  // namespace beffroi::app::commands::measure
