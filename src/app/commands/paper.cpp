// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/typed_moment.h"
#include "base/text.h"
#include "report/forms/listing.h"
#include "report/measures/listing.h"
#include "town/near.h"

namespace beffroi::app::commands::paper {
namespace {

namespace papers = response::papers;

struct Options {
  CaseOptions shared;
  std::string action = "list";
  std::vector<std::string> what;
  std::int64_t copies = 10;
  std::string service, site, who, at, text, where, because;
};

struct Run {
  const Options& options;
  const Context& context;
  casefile::Case& store;
};

/// For whom, with the names that people know; nothing where no service is named.
base::Result<papers::Place> place_of(const Run& run) {
  papers::Place place{{}, {}, run.options.site};
  if (run.options.service.empty()) return place;
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(run.store, run.context.words, casefile::system_clock()));
  response::services::Roster roster;
  for (const auto& line : now.services.lines) roster.offers.push_back(line.offer);
  const std::vector<std::string> sites = run.options.site.empty() ? std::vector<std::string>{} : std::vector{run.options.site};
  BEFFROI_TRY(const std::vector<response::services::Offer> offers,
              response::services::choose(roster, now.town ? &*now.town : nullptr, {run.options.service, sites, false},
                                         run.context.words.language()));
  return papers::Place{offers.front().service, offers.front().name, offers.front().site_name};
}

std::string near_form(std::string_view asked, base::Language language) {
  std::vector<town::Called> things;
  for (const papers::Form& form : papers::forms()) things.push_back({form.code, {form.title.in(language), form.id}});
  return town::near_text(asked, things);
}

/// The series that was prepared, if one was.
base::Result<std::optional<papers::Series>> print(const Run& run) {
  if (run.options.what.empty())
    return base::fail("usage.missing", {{"name", std::string("CODE")}}, {"beffroi paper print", {}, {}});
  BEFFROI_TRY(const papers::Place place, place_of(run));
  const papers::Form* form = papers::form_named(run.options.what.front());
  if (!form)
    return base::fail("paper.no_form_named", {{"name", run.options.what.front()},
                                              {"near", near_form(run.options.what.front(), run.context.words.language())}});
  BEFFROI_TRY(papers::Series series, papers::print(run.store, *form, run.options.copies, place,
                                                   form->title.in(run.context.words.language()), run.options.shared.by));
  return series;
}

/// A number that no series of the case holds may be written by hand on a photocopy, or misread.
base::Result<> warn_of_unprinted(const Run& run, const std::vector<papers::Number>& numbers) {
  BEFFROI_TRY(const auto entries, response::entries_of(run.store));
  const papers::Papers all = papers::papers_of(entries);
  for (const papers::Number& number : numbers) {
    const papers::Sheet* sheet = all.find(number);
    if (sheet && !sheet->printed)
      std::cerr << run.context.words.text("app.paper.not_printed", {{"number", papers::text_of(number)}}) << "\n";
  }
  return {};
}

base::Result<> log(const Run& run, const std::vector<papers::Number>& numbers) {
  BEFFROI_TRY(const papers::Place place, place_of(run));
  BEFFROI_TRY(const auto at, past_moment(run.options.at, run.context));
  for (const papers::Number& number : numbers) {
    const papers::Form* form = papers::form_named(number.code);
    const std::string title = form ? form->title.in(run.context.words.language()) : std::string();
    BEFFROI_TRY_VOID(
        papers::note_filled(run.store, {number, place, title, run.options.who, at, run.options.text}, run.options.shared.by));
  }
  return warn_of_unprinted(run, numbers);
}

base::Result<std::optional<papers::Series>> act(const Run& run) {
  const std::string& action = run.options.action;
  if (action == "list" || action == "forms") return std::nullopt;
  if (action == "print") return print(run);
  if (run.options.what.empty())
    return base::fail("usage.missing", {{"name", std::string("NUMBER")}}, {"beffroi paper " + action, {}, {}});
  BEFFROI_TRY(const std::vector<papers::Number> numbers, papers::numbers_of(run.options.what));
  if (action == "log") BEFFROI_TRY_VOID(log(run, numbers));
  for (const papers::Number& number : numbers) {
    if (action == "done") BEFFROI_TRY_VOID(papers::note_entered(run.store, number, run.options.where, run.options.shared.by));
    if (action == "spoil")
      BEFFROI_TRY_VOID(papers::note_spoiled(run.store, number, run.options.because, run.options.shared.by));
  }
  return std::nullopt;
}

/// Where the sheets of the series lie.
void tell_pages(const Run& run, const papers::Series& series, const engine::Refreshed& refreshed) {
  const std::string name = fmt::format("50-{}-{:04}-{:04}.", base::fold(series.code), series.first, series.last);
  const auto tell = [&](const std::vector<std::filesystem::path>& files) {
    for (const std::filesystem::path& file : files) {
      if (file.filename().string().starts_with(name))
        std::cout << run.context.words.text("app.paper.prepared", {{"path", base::printable(file.string())}}) << "\n";
    }
  };
  tell(refreshed.pages);
  tell(refreshed.pdfs);
}

base::Result<std::string> told(const Run& run) {
  const bool json = run.options.shared.json;
  const base::Catalogue& words = run.context.words;
  if (run.options.action == "forms") return json ? report::forms::forms_json(words) : report::forms::forms_listing(words);
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(run.store, words, casefile::system_clock()));
  if (json) return report::forms::to_json(now.papers, words);
  return report::measures::exercise_line(now.exercise, words) + report::forms::listing(now.papers, words);
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  const Run asked{options, context, store};
  BEFFROI_TRY(const auto series, act(asked));
  BEFFROI_TRY(const std::string text, told(asked));
  std::cout << text;
  BEFFROI_TRY(const engine::Refreshed refreshed, finish_night(context, store));
  if (series && !options.shared.json) tell_pages(asked, *series, refreshed);
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.paper.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"list", "forms", "print", "log", "done", "spoil"}))
      ->option_text(" ");
  app.add_option("CODE|NUMBER", options->what, text("what"));
  app.add_option("--copies", options->copies, text("copies"))->type_name("NUMBER");
  app.add_option("--service", options->service, text("service"))->type_name("SERVICE");
  app.add_option("--site", options->site, text("site"))->type_name("SITE");
  app.add_option("--who", options->who, text("who"))->type_name("NAME");
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--text", options->text, text("text"))->type_name("TEXT");
  app.add_option("--where", options->where, text("where"))->type_name("TEXT");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, run_in_case);
}

}  // namespace

Command make_command() { return {"paper", 17, define}; }

}  // namespace beffroi::app::commands::paper
