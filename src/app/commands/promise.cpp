// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "base/moment_text.h"
#include "base/text.h"
#include "report/board/json.h"
#include "response/numbered.h"
#include "response/services/standing.h"

namespace beffroi::app::commands::promise {
namespace {

struct Options {
  CaseOptions in_case;
  std::string action, subject, at, because, to, kind = "update";
};

base::Result<base::Timestamp> hour_of(const Options& options, const Context& context) {
  if (options.at.empty()) return base::fail("usage.missing", {{"name", "--at"}});
  BEFFROI_TRY(const base::TypedMoment typed,
              base::parse_moment(options.at, casefile::system_clock(), context.words.zone(), base::Leaning::future));
  return typed.moment;
}

base::Result<> change(const Options& options, casefile::Case& store, const Context& context) {
  if (options.action == "list") return {};
  if (options.subject.empty()) return base::fail("usage.missing", {{"name", options.action == "make" ? "TEXT" : "ID"}});
  const std::string& by = options.in_case.by;
  if (options.action == "keep") {
    BEFFROI_TRY_VOID(response::keep_promise(store, options.subject, by));
    return {};
  }
  if (options.action == "withdraw") {
    BEFFROI_TRY_VOID(response::withdraw_promise(store, options.subject, options.because, by));
    return {};
  }
  BEFFROI_TRY(const base::Timestamp due, hour_of(options, context));
  const base::Timestamp now = casefile::system_clock();
  if (options.action == "move") {
    BEFFROI_TRY_VOID(response::move_promise(store, options.subject, due, options.because, now, by));
    return {};
  }
  const auto kind = response::promise_kind_of(options.kind).value_or(response::PromiseKind::update);
  BEFFROI_TRY_VOID(response::make_promise(store, {kind, options.subject, options.to, due}, now, by));
  return {};
}

std::string line_of(const response::Promise& promise, base::Timestamp now, const base::Catalogue& words) {
  const std::string_view state = promise.kept              ? "kept"
                                 : promise.withdrawn       ? "withdrawn"
                                 : promise.is_overdue(now) ? "overdue"
                                                           : "open";
  const base::Arguments arguments{{"id", promise.id},    {"state", std::string(state)},
                                  {"at", promise.due()}, {"what", std::string(name_of(promise.kind))},
                                  {"to", promise.to},    {"text", promise.text}};
  return base::printable(words.text("app.promise.line", arguments));
}

base::Arguments kept_as(const response::Promise& one) {
  return {{"at", *one.kept}, {"minutes", one.minutes_late()}, {"by", one.kept_by}};
}

/// A return that was said to be kept although the board says that the service does not work as on any day.
void warn(const Options& options, const std::vector<response::Entry>& entries, const base::Catalogue& words) {
  if (options.action != "keep") return;
  const std::vector<response::Promise> all = response::promises_of(entries);
  const auto kept = std::ranges::find(all, options.subject, &response::Promise::id);
  for (const auto& one : response::services::standings_of(entries)) {
    if (kept == all.end() || kept->about != response::services::return_promise(one.service, one.site)) continue;
    if (one.now().state == response::services::State::normal) continue;
    const std::string typed = one.site.empty() ? one.service : one.service + "@" + one.site;
    const base::Arguments said{{"name", one.name}, {"service", typed}};
    std::cerr << base::printable(words.text("app.promise.not_normal", said)) << "\n";
  }
}

void tell(const std::vector<response::Promise>& all, base::Timestamp now, const base::Catalogue& words) {
  if (all.empty()) std::cout << words.text("app.promise.none") << "\n";
  for (const response::Promise& one : all) {
    std::cout << line_of(one, now, words) << "\n";
    for (std::size_t i = 1; i < one.times.size(); ++i) {
      const base::Arguments moved{{"before", one.times[i - 1].due}, {"because", one.times[i].because}, {"by", one.times[i].by}};
      std::cout << "    " << base::printable(words.text("app.promise.moved", moved)) << "\n";
    }
    if (one.kept) std::cout << "    " << base::printable(words.text("app.promise.kept", kept_as(one))) << "\n";
    if (!one.withdrawn) continue;
    const base::Arguments why{{"because", one.withdrawn_because}, {"by", one.withdrawn_by}};
    std::cout << "    " << base::printable(words.text("app.promise.withdrawn", why)) << "\n";
  }
}

base::Result<int> run_in_case(const Options& given, casefile::Case& store, const Context& context) {
  Options options = given;
  if (options.action != "make") options.subject = response::numbered_id('P', options.subject);
  BEFFROI_TRY_VOID(change(options, store, context));
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  const std::vector<response::Promise> all = response::promises_of(entries);
  const base::Timestamp now = casefile::system_clock();
  if (options.in_case.json) {
    base::json::Writer json(true);
    report::write_promises(json, all, now, context.words);
    std::cout << json.text() << "\n";
  } else {
    tell(all, now, context.words);
    warn(options, entries, context.words);
  }
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.promise.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->required()
      ->check(CLI::IsMember({"make", "keep", "move", "withdraw", "list"}));
  app.add_option("TEXT|ID", options->subject, text("subject"));
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_option("--to", options->to, text("to"))->type_name("NAME");
  app.add_option("--kind", options->kind, text("kind"))
      ->check(CLI::IsMember({"update", "service", "call_back"}))
      ->type_name("KIND");
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  add_case_options(app, options->in_case, words, Decides::yes);
  return explained_in_case(options, options->in_case, run_in_case);
}

}  // namespace

Command make_command() { return {"promise", 26, define}; }

}  // namespace beffroi::app::commands::promise
