// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/output.h"
#include "app/text_file.h"
#include "base/moment_text.h"
#include "engine/review.h"
#include "report/review/review.h"
#include "response/review/record.h"

namespace beffroi::app::commands::review {
namespace {

namespace past = response::review;

struct Options {
  CaseOptions shared;
  std::string action = "show", because, who, todo, before, keep_until;
  std::vector<std::string> words;  ///< a text, an identifier or files
  std::string euros;
  std::int64_t hours = 0;
  bool clobber = false;
};

struct Run {
  const Options& options;
  const Context& context;
  casefile::Case& store;

  const std::string& by() const { return options.shared.by; }
  std::string text() const { return fmt::format("{}", fmt::join(options.words, " ")); }
  engine::Situation situation = {};
};

/// A day that is to come: « 31/01/2027 », « 31 janvier 2027 », « lundi ».
base::Result<base::Date> date_of(const Run& run, const std::string& typed, std::string_view option) {
  if (typed.empty()) return base::fail("usage.missing", {{"name", std::string(option)}}, {"beffroi review", {}, {}});
  if (const auto date = base::parse_date(typed)) return *date;
  const base::TimeZone& zone = run.context.words.zone();
  const auto moment = base::parse_moment(typed, run.situation.now, zone, base::Leaning::future);
  if (!moment) return base::fail("usage.date", {{"value", typed}, {"name", std::string(option)}}, {"beffroi review", {}, {}});
  return base::date_of(zone.at(moment->moment));
}

base::Date today_of(const Run& run) { return base::date_of(run.context.words.zone().at(run.situation.now)); }

base::Result<> note_lesson(const Run& run) {
  past::Lesson lesson{
      .id = {}, .text = run.text(), .action = run.options.todo, .who = run.options.who, .by = {}, .before = {}, .at = {}};
  if (!run.options.before.empty()) {
    BEFFROI_TRY(lesson.before, date_of(run, run.options.before, "--before"));
  }
  return past::note_lesson(run.store, lesson, today_of(run), run.by());
}

base::Result<> close(const Run& run, const engine::Reviewed& reviewed) {
  BEFFROI_TRY(const base::Date until, date_of(run, run.options.keep_until, "--keep-until"));
  return past::close(run.store, reviewed.state, engine::still_open(run.situation, reviewed.course), until, today_of(run),
                     run.options.because, run.by());
}

base::Result<> write_record(const Run& run, const engine::Reviewed& reviewed) {
  const town::Town* town = run.situation.town ? &*run.situation.town : nullptr;
  past::Record record = past::record_of(reviewed.course, run.situation.measures.diagnosed, town,
                                        run.situation.services.population, reviewed.state, run.situation.exercise);
  BEFFROI_TRY(record.id, past::record_id(run.store));
  return write_file(run.options.words.empty() ? "-" : run.options.words.front(), past::to_json(record), run.options.clobber);
}

base::Result<> act(const Run& run, const engine::Reviewed& reviewed) {
  const Options& options = run.options;
  if (options.action == "cost") {
    BEFFROI_TRY(const std::int64_t euros, past::euros_in(options.euros));
    return past::note_cost(run.store, run.text(), euros, options.hours, run.by());
  }
  if (options.action == "lesson") return note_lesson(run);
  if (options.action == "undo") return past::take_back(run.store, reviewed.state, run.text(), options.because, run.by());
  if (options.action == "close") return close(run, reviewed);
  if (options.action == "reopen") return past::reopen(run.store, reviewed.state, options.because, run.by());
  return {};
}

base::Result<int> run_in_case(const Options& options, casefile::Case& store, const Context& context) {
  const auto now = casefile::system_clock();
  BEFFROI_TRY(engine::Situation before, engine::situation_of(store, context.words, now));
  const Run run{options, context, store, std::move(before)};
  const engine::Reviewed reviewed = engine::review_of(run.situation);
  if (options.action == "record") {
    BEFFROI_TRY_VOID(write_record(run, reviewed));
    return kDone;
  }
  BEFFROI_TRY_VOID(act(run, reviewed));
  BEFFROI_TRY(const engine::Situation situation, engine::situation_of(store, context.words, now));
  const engine::Reviewed after = engine::review_of(situation);
  const report::review::Content content{situation.board.place, situation.now, situation.exercise,
                                        after.course,          after.state,   situation.board.warning};
  std::cout << (options.shared.json        ? report::review::to_json(content, context.words)
                : options.action == "show" ? report::review::listing(content, context.words)
                                           : report::review::noted(content, options.action, run.text(), context.words));
  BEFFROI_TRY_VOID(finish_if_night(context, store));
  return kDone;
}

/// A region counts what towns sent: no case is needed.
base::Result<int> gather(const Options& options, const Context& context) {
  std::vector<past::Record> records;
  for (const std::string& path : options.words) {
    BEFFROI_TRY(const std::string text, read_text(path));
    BEFFROI_TRY(past::Record record, past::read_record(text, path));
    records.push_back(std::move(record));
  }
  const past::Statistics statistics = past::gather(records);
  std::cout << (options.shared.json ? report::review::to_json(statistics) : report::review::listing(statistics, context.words));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.review.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"show", "cost", "lesson", "undo", "close", "reopen", "record", "gather"}));
  app.add_option("TEXT", options->words, text("text"));
  app.add_option("--euros", options->euros, text("euros"))->type_name("N");
  app.add_option("--hours", options->hours, text("hours"))->type_name("N");
  app.add_option("--todo", options->todo, text("todo"))->type_name("TEXT");
  app.add_option("--who", options->who, text("who"))->type_name("NAME");
  app.add_option("--before", options->before, text("before"))->type_name("DATE");
  app.add_option("--keep-until", options->keep_until, text("keep_until"))->type_name("DATE");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_flag("-C,--clobber", options->clobber, text("clobber"));
  add_case_options(app, options->shared, words, Decides::yes);
  const auto in_case = explained_in_case(options, options->shared, run_in_case);
  return [options, in_case](const Context& context) {
    if (options->action != "gather") return in_case(context);
    const auto done = gather(*options, context);
    return done ? *done : explain_failure(context, done.error());
  };
}

}  // namespace

Command make_command() { return {"review", 33, define}; }

}  // namespace beffroi::app::commands::review
