// SPDX-License-Identifier: EUPL-1.2
// From what was hit to the people whose data lies there: what is reached, how grave it is, whom to tell, what was sent.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "base/number.h"
#include "base/text.h"
#include "engine/people.h"
#include "report/measures/listing.h"
#include "report/people/listing.h"
#include "report/people/words.h"

namespace beffroi::app::commands::people {
namespace {

namespace state = response::people;

struct Options {
  CaseOptions shared;
  std::string action = "list", name, input, value;
  std::string because, channel, at, text, answer, from;
  std::int64_t count = 0;
  std::uint64_t corrects = 0;
  bool again = false;
};

struct Run {
  const Options& options;
  const Context& context;
  casefile::Case& store;

  base::Result<engine::Situation> situation() const {
    return engine::situation_of(store, context.words, casefile::system_clock());
  }
};

std::unexpected<base::Error> missing(const std::string& name, const Options& options) {
  return base::fail("usage.missing", {{"name", name}}, {"beffroi people " + options.action, {}, {}});
}

base::Result<> score(const Run& run) {
  const Options& options = run.options;
  if (options.value.empty()) return missing("SET INPUT VALUE", options);
  const auto town = engine::town_of(run.store);
  BEFFROI_TRY(const town::DataSet* set, state::set_called(town ? &*town : nullptr, options.name));
  BEFFROI_TRY_VOID(state::override_input(run.store, set->id, report::people::called(*set), options.input, options.value,
                                         options.because, options.shared.by));
  return {};
}

base::Result<std::uint64_t> number_in(const Options& options) {
  if (options.name.empty()) return missing("NUMBER", options);
  const auto number = base::whole_number<std::uint64_t>(options.name);
  if (!number)
    return base::fail("usage.not_a_number",
                      {{"name", "beffroi people " + options.action}, {"value", options.name}, {"near", std::string("12")}});
  return *number;
}

base::Result<> sent(const Run& run) {
  const Options& options = run.options;
  if (options.name.empty() && options.corrects == 0) return missing("SET", options);
  const auto town = engine::town_of(run.store);
  state::Sent sending{.what = options.name,
                      .name = options.name,
                      .channel = options.channel,
                      .count = options.count,
                      .at = {},
                      .text = options.text,
                      .again = options.again};
  if (const auto set = state::set_called(town ? &*town : nullptr, options.name)) {
    sending.what = (*set)->id;
    sending.name = report::people::called(**set);
  }
  BEFFROI_TRY(sending.at, typed_moment(options.at, run.context));
  if (options.corrects == 0) {
    BEFFROI_TRY_VOID(state::note_sent(run.store, sending, options.shared.by));
  } else {
    BEFFROI_TRY_VOID(state::correct_sent(run.store, options.corrects, sending, options.because, options.shared.by));
  }
  return {};
}

base::Result<> withdraw(const Run& run) {
  BEFFROI_TRY(const std::uint64_t sending, number_in(run.options));
  BEFFROI_TRY_VOID(state::withdraw_sent(run.store, sending, run.options.because, run.options.shared.by));
  return {};
}

base::Result<> returned(const Run& run) {
  const Options& options = run.options;
  BEFFROI_TRY(const std::uint64_t sending, number_in(options));
  BEFFROI_TRY_VOID(state::note_returned(run.store, sending, options.count, options.text, options.shared.by));
  return {};
}

base::Result<> asked(const Run& run) {
  const Options& options = run.options;
  const state::Question question{.utc = {},
                                 .count = options.count == 0 ? 1 : options.count,
                                 .text = options.name,
                                 .answer = options.answer,
                                 .channel = options.channel,
                                 .by = {}};
  BEFFROI_TRY_VOID(state::note_asked(run.store, question, options.shared.by));
  return {};
}

/// What was found, and which folders of the file can be found in no listing.
base::Result<> listing(const Run& run) {
  const Options& options = run.options;
  if (options.name.empty()) return missing("FILE", options);
  const auto town = engine::town_of(run.store);
  BEFFROI_TRY(const engine::TakenListing taken,
              engine::take_listing(run.store, town ? &*town : nullptr, options.name, options.from, options.shared.by));
  if (options.shared.json) return {};
  for (const std::string& place : taken.matches.searched_for_nothing)
    std::cerr << base::printable(run.context.words.text("app.people.too_short", {{"place", place}})) << "\n";
  return {};
}

base::Result<> erase(const Run& run) {
  const Options& options = run.options;
  if (options.name.empty()) return missing("NAME", options);
  BEFFROI_TRY(const std::size_t erased, engine::erase_listings(run.store, options.name, options.because, options.shared.by));
  if (!options.shared.json)
    std::cout << run.context.words.text("app.people.erased", {{"count", static_cast<std::int64_t>(erased)}}) << "\n";
  return {};
}

base::Result<> act(const Run& run) {
  const std::string_view action = run.options.action;
  if (action == "score") return score(run);
  if (action == "sent") return sent(run);
  if (action == "withdraw") return withdraw(run);
  if (action == "returned") return returned(run);
  if (action == "asked") return asked(run);
  if (action == "listing") return listing(run);
  if (action == "erase") return erase(run);
  return {};
}

base::Result<std::string> told(const Run& run, const engine::Situation& situation) {
  const base::Catalogue& words = run.context.words;
  const Options& options = run.options;
  if (options.shared.json) return report::people::to_json(situation.people, situation.now, situation.exercise, words);
  const std::string mark = report::measures::exercise_line(situation.exercise, words);
  if (options.action != "show" && options.action != "score") return mark + report::people::listing(situation.people, words);
  BEFFROI_TRY(const town::DataSet* set, state::set_called(situation.town ? &*situation.town : nullptr, options.name));
  const auto at =
      std::ranges::find(situation.people.lines, set->id, [](const state::Line& line) { return std::string_view(line.set.id); });
  if (at == situation.people.lines.end()) return mark + report::people::listing(situation.people, words);
  return mark + report::people::details(situation.people, *at, words);
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  const Run asked_for{options, context, store};
  BEFFROI_TRY_VOID(act(asked_for));
  BEFFROI_TRY(const engine::Situation situation, asked_for.situation());
  BEFFROI_TRY(const std::string text, told(asked_for, situation));
  std::cout << text;
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.people.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"list", "show", "score", "sent", "withdraw", "returned", "asked", "listing", "erase"}))
      ->option_text(" ");
  app.add_option("NAME", options->name, text("name"));
  app.add_option("INPUT", options->input, text("input"));
  app.add_option("VALUE", options->value, text("value"));
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_option("--channel", options->channel, text("channel"))->type_name("CHANNEL");
  app.add_option("--count", options->count, text("count"))->type_name("NUMBER");
  app.add_option("--corrects", options->corrects, text("corrects"))->type_name("N");
  app.add_flag("--again", options->again, text("again"));
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--text", options->text, text("text"))->type_name("TEXT");
  app.add_option("--answer", options->answer, text("answer"))->type_name("TEXT");
  app.add_option("--from", options->from, text("from"))->type_name("TEXT");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, run_in_case);
}

}  // namespace

Command make_command() { return {"people", 19, define}; }

}  // namespace beffroi::app::commands::people
