// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "report/measures/listing.h"
#include "report/services/listing.h"
#include "report/services/words.h"
#include "response/services/decide.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::app::commands::services {
namespace {

namespace state = response::services;

struct Options {
  CaseOptions shared;
  std::string action = "list", name, word;
  std::vector<std::string> sites, channels;
  bool all_sites = false, all = false, no_date = false;
  std::string since, cause, contact, back, update, because;
};

struct Run {
  const Options& options;
  const Context& context;
  casefile::Case& store;
  base::Timestamp now;

  base::Result<engine::Situation> situation() const { return engine::situation_of(store, context.words, now); }
  base::Language language() const { return context.words.language(); }
};

std::string_view action_of(const Options& options) { return options.action; }

/// The lines of the services that are meant; a new one where nobody spoke of that site before.
base::Result<std::vector<state::Line>> chosen(const Run& run, const engine::Situation& situation) {
  if (run.options.name.empty())
    return base::fail("usage.missing", {{"name", std::string("NAME")}}, {"beffroi services", {}, {}});
  state::Roster roster;
  for (const state::Line& line : situation.services.lines) roster.offers.push_back(line.offer);
  const town::Town* town = situation.town ? &*situation.town : nullptr;
  BEFFROI_TRY(const std::vector<state::Offer> offers,
              state::choose(roster, town, {run.options.name, run.options.sites, run.options.all_sites}, run.language()));
  std::vector<state::Line> lines;
  for (const state::Offer& offer : offers) {
    const auto same = [&offer](const state::Line& line) { return typed(line.offer) == typed(offer); };
    const auto at = std::ranges::find_if(situation.services.lines, same);
    if (at != situation.services.lines.end()) {
      lines.push_back(*at);
    } else {
      lines.emplace_back();
      lines.back().offer = offer;
    }
  }
  return lines;
}

/// What the options say beside the state.
base::Result<> add_details(const Run& run, state::Change& change) {
  const Options& options = run.options;
  BEFFROI_TRY(change.since, typed_moment(options.since, run.context));
  if (!options.cause.empty()) change.cause = options.cause;
  if (!options.channels.empty()) change.channels = options.channels;
  if (!options.contact.empty()) change.contact = options.contact;
  BEFFROI_TRY(change.returns_at, typed_moment(options.back, run.context, base::Leaning::future));
  if (change.returns_at) change.back = state::Return::dated;
  if (options.no_date) change.back = state::Return::no_date;
  BEFFROI_TRY(change.next_update, typed_moment(options.update, run.context, base::Leaning::future));
  change.because = options.because;
  return {};
}

base::Result<std::vector<state::Line>> set(const Run& run) {
  BEFFROI_TRY(const engine::Situation situation, run.situation());
  BEFFROI_TRY(std::vector<state::Line> lines, chosen(run, situation));
  for (const state::Line& line : lines) {
    state::Change change = change_of(line);
    if (!run.options.word.empty()) {
      change.state = state::state_named(run.options.word);
      if (!change.state) return base::fail("service.no_such_state", {{"name", run.options.word}});
    }
    BEFFROI_TRY_VOID(add_details(run, change));
    BEFFROI_TRY_VOID(decide(run.store, change, run.now, run.options.shared.by));
  }
  return lines;
}

/// « services accept tout » is what people type for --all.
bool means_all(const Options& options) {
  const std::string name = town::identifier_of(options.name);
  return options.all || name == "all" || name == "tout" || name == "tous";
}

base::Result<std::vector<state::Line>> accept(const Run& run) {
  BEFFROI_TRY(const engine::Situation situation, run.situation());
  std::vector<state::Line> lines;
  if (means_all(run.options)) {
    std::ranges::copy_if(situation.services.lines, std::back_inserter(lines),
                         [](const state::Line& line) { return line.proposal.waits; });
  } else {
    BEFFROI_TRY(lines, chosen(run, situation));
  }
  for (const state::Line& line : lines) {
    const std::string cause = report::services::cause_of(line.proposal, run.context.words);
    BEFFROI_TRY(state::Change change, acceptance_of(line, cause));
    BEFFROI_TRY_VOID(add_details(run, change));
    BEFFROI_TRY_VOID(decide(run.store, change, run.now, run.options.shared.by));
  }
  return lines;
}

base::Result<> declare_system(const Run& run) {
  const std::string& word = run.options.word;
  const auto said = state::state_named(word);  // « fonctionne », « en panne »
  const bool works = word == "works" || said == state::State::normal;
  if (!works && word != "stopped" && said != state::State::closed)
    return base::fail("usage.missing", {{"name", std::string("works|stopped")}}, {"beffroi services system", {}, {}});
  BEFFROI_TRY_VOID(state::declare_system(run.store, run.options.name, works, run.options.because, run.options.shared.by));
  return {};
}

base::Result<> note_population(const Run& run) {
  const std::string& text = run.options.name;
  if (text.empty())
    return base::fail("usage.missing", {{"name", std::string("NUMBER")}}, {"beffroi services population", {}, {}});
  const auto count = town::parse_count(text);
  if (!count || count->low != count->high)
    return base::fail("usage.not_a_number",
                      {{"name", std::string("beffroi services population")}, {"value", text}, {"near", std::string("800")}});
  BEFFROI_TRY_VOID(state::note_population(run.store, count->low, run.options.shared.by));
  return {};
}

/// Does what is asked; answers the services that it spoke of.
base::Result<std::vector<state::Line>> act(const Run& run) {
  const std::string_view action = action_of(run.options);
  if (action == "set") return set(run);
  if (action == "accept") return accept(run);
  if (action == "add") {
    const std::string site = run.options.sites.empty() ? std::string() : run.options.sites.front();
    BEFFROI_TRY_VOID(state::add(run.store, run.options.name, site, run.options.shared.by));
  }
  if (action == "system") BEFFROI_TRY_VOID(declare_system(run));
  if (action == "population") BEFFROI_TRY_VOID(note_population(run));
  if (action != "history" || run.options.name.empty()) return std::vector<state::Line>{};
  BEFFROI_TRY(const engine::Situation situation, run.situation());
  return chosen(run, situation);
}

/// The lines spoken of, as they are now.
std::vector<state::Line> now_of(const std::vector<state::Line>& spoken, const state::Overview& overview) {
  std::vector<state::Line> now;
  for (const state::Line& line : overview.lines) {
    const auto same = [&line](const state::Line& one) { return typed(one.offer) == typed(line.offer); };
    if (std::ranges::any_of(spoken, same)) now.push_back(line);
  }
  return now;
}

std::string told(const Run& run, const engine::Situation& situation, const std::vector<state::Line>& spoken) {
  namespace words = report::services;
  const base::Catalogue& catalogue = run.context.words;
  const std::string_view action = action_of(run.options);
  if (run.options.shared.json) return words::to_json(situation.services, run.now, situation.exercise, catalogue);
  const std::string mark = report::measures::exercise_line(situation.exercise, catalogue);
  if (action == "propose" || action == "system")
    return mark + words::proposals(situation.services, situation.entries, run.now, catalogue);
  const std::vector<state::Line> now = now_of(spoken, situation.services);
  if (action == "history") {
    std::vector<state::Line> said = now;
    if (run.options.name.empty()) {
      std::ranges::copy_if(situation.services.lines, std::back_inserter(said),
                           [](const state::Line& line) { return line.standing.is_said(); });
    }
    return mark + words::history(said, catalogue);
  }
  if (action == "set" || action == "accept") return mark + words::details(now, run.now, catalogue);
  return mark + words::listing(situation.services, run.now, catalogue);
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  const Run asked{options, context, store, casefile::system_clock()};
  BEFFROI_TRY(const std::vector<state::Line> spoken, act(asked));
  BEFFROI_TRY(const engine::Situation situation, asked.situation());
  std::cout << told(asked, situation, spoken);
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.services.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"list", "set", "propose", "accept", "history", "add", "system", "population"}))
      ->option_text(" ");
  app.add_option("NAME", options->name, text("name"));
  app.add_option("STATE", options->word, text("state"));
  app.add_option("--site", options->sites, text("site"))->type_name("SITE")->expected(1)->take_all();
  app.add_flag("--all-sites", options->all_sites, text("all_sites"));
  app.add_flag("--all", options->all, text("all"));
  app.add_option("--since", options->since, text("since"))->type_name("TIME");
  app.add_option("--cause", options->cause, text("cause"))->type_name("TEXT");
  app.add_option("--channel", options->channels, text("channel"))->type_name("CHANNEL")->expected(1)->take_all();
  app.add_option("--contact", options->contact, text("contact"))->type_name("TEXT");
  CLI::Option* back = app.add_option("--back", options->back, text("back"))->type_name("TIME");
  app.add_flag("--no-date", options->no_date, text("no_date"))->excludes(back);
  app.add_option("--update", options->update, text("update"))->type_name("TIME");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, run_in_case);
}

}  // namespace

Command make_command() { return {"services", 15, define}; }

}  // namespace beffroi::app::commands::services
