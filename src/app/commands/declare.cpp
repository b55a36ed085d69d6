// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/diagnosis.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "base/text.h"
#include "engine/situation.h"
#include "report/journal/entry_text.h"
#include "response/declarations/declarations.h"
#include "response/declarations/near_events.h"
#include "response/first_hour/answers.h"

namespace beffroi::app::commands::declare {
namespace {

struct Options {
  CaseOptions shared;
  std::vector<std::string> what, particulars;
  std::string kind, state, at, from, document, because;
  std::uint64_t corrects = 0, withdraws = 0;
  bool list = false;
};

/// The first word may name an event; all others are what the person says.
void read_words(const Options& options, response::Declaring& what) {
  std::size_t first = 0;
  if (!options.what.empty() && response::EventCatalogue::embedded().find(options.what.front())) {
    what.event = options.what.front();
    first = 1;
  }
  for (std::size_t i = first; i < options.what.size(); ++i) what.text += (i > first ? " " : "") + options.what[i];
}

response::Known known_by(const Options& options) {
  if (const auto named = response::known_of(options.kind)) return *named;
  if (!options.document.empty()) return response::Known::document;
  return options.from.empty() ? response::Known::seen : response::Known::told;
}

/// A word that stands alone, or before a text in quotation marks, was meant as the name of an event where it looks like one or comes near
/// one: taken as a text it would start no clock in silence. A sentence is never asked about.
base::Result<> check_name(const Options& options, const response::Declaring& what, const base::Catalogue& words) {
  if (!what.event.empty() || options.what.empty()) return {};
  const std::string& word = options.what.front();
  const bool stands_alone = options.what.size() == 1 || (options.what.size() == 2 && options.what.back().contains(' '));
  if (!stands_alone || word.contains(' ')) return {};
  std::string near;
  for (const std::string& name : response::events_near(word, words)) near += (near.empty() ? "" : ", ") + name;
  const bool looks_like_a_name =
      word.contains('_') && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == word.npos;
  if (near.empty() && !looks_like_a_name) return {};
  return base::fail("declaration.no_such_name", {{"event", word}, {"near", near}});
}

base::Result<response::Declaring> declaring(const Options& options, const Context& context) {
  response::Declaring what;
  read_words(options, what);
  BEFFROI_TRY_VOID(check_name(options, what, context.words));
  what.known = known_by(options);
  what.state = options.state;
  what.from = options.from;
  what.document = options.document;
  what.corrects = options.corrects;
  what.because = options.because;
  for (const std::string& one : options.particulars) {
    const auto sign = one.find('=');
    what.particulars.emplace_back(one.substr(0, sign), sign == one.npos ? "" : one.substr(sign + 1));
  }
  const auto* event = response::EventCatalogue::embedded().find(what.event);
  const bool planned = event && event->planned;
  BEFFROI_TRY(what.at, planned ? typed_moment(options.at, context, base::Leaning::future) : past_moment(options.at, context));
  return what;
}

base::Result<response::Entry> act(const Options& options, casefile::Case& store, const Context& context) {
  if (options.withdraws != 0)
    return response::withdraw_declaration(store, options.withdraws, options.because, options.shared.by);
  BEFFROI_TRY(const response::Declaring what, declaring(options, context));
  return response::declare(store, what, options.shared.by);
}

/// The names that can be declared, with what goes with each.
void list_events(const Context& context) {
  for (const response::DeclaredEvent& event : response::EventCatalogue::embedded().all()) {
    std::cout << fmt::format("{:<24}{}\n", event.id, context.words.text("event." + event.id));
    std::string states;
    for (const std::string& state : event.states) states += (states.empty() ? "" : "|") + state;
    if (!states.empty()) std::cout << fmt::format("{:<24}--state {}\n", "", states);
    for (const response::Particular& one : event.particulars) {
      std::string values;
      for (const std::string& word : one.words) values += (values.empty() ? "" : "|") + word;
      if (values.empty()) values = one.kind == response::Particular::Kind::time ? "2026-11-22T23:40:00+01:00" : "…";
      std::cout << fmt::format("{:<24}--with {}={}\n", "", one.name, values);
    }
  }
}

/// An hour far from this night starts the legal deadlines there: a wrong year is told at once.
base::Result<> tell_far_hour(const Options& options, const response::Entry& entry, casefile::Case& store,
                             const Context& context) {
  const response::DeclaredEvent* event = response::EventCatalogue::embedded().find(entry.subject);
  const auto at = entry.moment("at");
  if (!event || !at || event->planned || !options.because.empty() || context.quiet) return {};
  if (!event->follows_attack && !event->answers.contains("incident")) return {};
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  const auto days = response::first_hour::state_of(entries).days_off(*at, casefile::system_clock());
  if (!days) return {};
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  const base::Arguments said{{"at", *at}, {"days", *days}, {"entry", static_cast<std::int64_t>(entry.seq)}};
  std::cerr << base::printable(words.text("app.declare.far", said)) << "\n";
  return {};
}

base::Result<int> note(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const response::Entry entry, act(options, store, context));
  BEFFROI_TRY_VOID(tell_far_hour(options, entry, store, context));
  if (options.shared.json) {
    base::json::Writer json(true);
    report::journal::write_entry(json, entry, {}, context.words);
    std::cout << json.text() << "\n";
  } else {
    const report::journal::Line line{entry, {}};
    std::cout << report::journal::to_lines({&line, 1}, context.words);
  }
  const response::DeclaredEvent* event = response::EventCatalogue::embedded().find(entry.subject);
  if (options.withdraws != 0 || (event && !event->answers.empty()))
    BEFFROI_TRY_VOID(diagnose_again(store, options.shared.by, context));
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

base::Result<int> run(const Options& options, const Context& given) {
  if (!options.list) {
    return with_case(options.shared, given,
                     [&options](casefile::Case& store, const Context& context) { return note(options, store, context); });
  }
  list_events(given);
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.declare.option.{}", name)); };
  app.add_option("EVENT|TEXT", options->what, text("what"));
  app.add_option("--state", options->state, text("state"))->type_name("STATE");
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--from", options->from, text("from"))->type_name("NAME");
  app.add_option("--kind", options->kind, text("kind"))->check(CLI::IsMember({"seen", "told", "document"}))->type_name("KIND");
  app.add_option("--document", options->document, text("document"))->type_name("FILE");
  app.add_option("--with", options->particulars, text("with"))->type_name("NAME=VALUE")->allow_extra_args(false);
  app.add_option("--corrects", options->corrects, text("corrects"))->type_name("N");
  app.add_option("--withdraw", options->withdraws, text("withdraw"))->type_name("N");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_flag("--list", options->list, text("list"));
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"declare", 12, define}; }

}  // namespace beffroi::app::commands::declare
