// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "app/case_options.h"
#include "app/command.h"
#include "app/identity.h"
#include "app/interrupt.h"
#include "app/night.h"
#include "app/output.h"
#include "app/progress_bar.h"
#include "app/rule_packs.h"
#include "engine/run.h"
#include "report/html/page.h"
#include "report/json.h"
#include "report/terminal.h"

namespace beffroi::app::commands::diagnose {
namespace {

struct Options {
  std::vector<std::string> paths, rules;
  std::string case_directory, json, html, by;
  bool clobber = false;
};

/// A new folder beside the user, named after the moment, where no --case was given. Without evidence the questions are asked again of a case
/// that is there: the last one.
base::Result<std::string> case_folder(const Options& options) {
  if (!options.case_directory.empty()) return options.case_directory;
  if (options.paths.empty()) {
    const auto last = last_case();
    return last ? base::Result<std::string>(last->string())
                : base::fail("usage.missing", {{"name", "EVIDENCE"}}, {"beffroi diagnose", {}, {}});
  }
  std::string stamp = base::format_seconds(casefile::system_clock());
  for (char& c : stamp) c = c == ' ' ? '-' : c == ':' ? '-' : c;
  return "beffroi-" + stamp;
}

std::string run_json(const Options& options, const report::Colophon& colophon, const engine::Outcome& outcome) {
  base::json::Writer json(true);
  json.begin_object().member("command", "diagnose").member("version", outcome.content.program_version);
  json.member("written_at", base::format_rfc3339(colophon.written_at))
      .member("user", colophon.user)
      .member("machine", colophon.machine);
  json.key("evidence").begin_array();
  for (const std::string& path : options.paths) json.value(path);
  json.end_array().member("files_recalled", outcome.files_recalled).key("withheld").begin_array();
  for (const std::string& id : outcome.withheld) json.value(id);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

/// The titles of this run's rules as the reader's language has them; the case keeps those that the rules bear.
void show_titles(report::Content& content, const sigma::Plan& plan, base::Language language) {
  std::map<std::string_view, const sigma::Rule*> by_id;
  for (const sigma::Rule& rule : plan.rules()) by_id.emplace(rule.id, &rule);
  for (report::DetectionSummary& detection : content.detections) {
    const auto rule = by_id.find(detection.rule_id);
    if (rule != by_id.end() && rule->second->title == detection.rule_title)
      detection.rule_title = sigma::title_in(language, *rule->second);
  }
}

base::Result<> write_outputs(const Options& options, const Context& context, casefile::Case& store, engine::Outcome& outcome) {
  outcome.content.colophon = report::Colophon{.written_at = casefile::system_clock(),
                                              .user = options.by.empty() ? account_name() : options.by,
                                              .machine = machine_name(),
                                              .case_folder = store.layout().directory.string(),
                                              .evidence = options.paths,
                                              .head = {}};
  BEFFROI_TRY(const auto entries, store.entries());
  if (!entries.empty()) outcome.content.colophon->head = casefile::head_of(entries.back());
  const std::string json = report::diagnosis_json(outcome.content);
  const std::string page = report::html::page(outcome.content, context.words);
  BEFFROI_TRY_VOID(store.write(casefile::Output::diagnosis, json));
  BEFFROI_TRY_VOID(store.write(casefile::Output::report, page));
  BEFFROI_TRY_VOID(store.write(casefile::Output::run, run_json(options, *outcome.content.colophon, outcome)));
  if (!options.json.empty()) BEFFROI_TRY_VOID(write_file(options.json, json, options.clobber));
  if (!options.html.empty()) BEFFROI_TRY_VOID(write_file(options.html, page, options.clobber));
  return store.finish_run();
}

int exit_code_of(const engine::Outcome& outcome, const Context& context) {
  int code = kDone;
  for (const base::Error& error : outcome.errors) code = explain_failure(context, error);
  for (const std::string& id : outcome.withheld)
    code = explain_failure(context, {"diagnose.withheld", {{"finding", id}}, {}, {}});
  if (!outcome.not_reread.empty()) {
    code = explain_failure(context, {"diagnose.not_reread",
                                     {{"count", static_cast<std::int64_t>(outcome.not_reread.size())}},
                                     {outcome.not_reread.front(), {}, {}},
                                     {}});
  }
  return !outcome.anything_read && code == kDone ? kNothingReadable : code;
}

/// What was read is kept; the person is told how to go on from there.
std::unexpected<base::Error> interrupted(const std::string& folder, casefile::Case& store) {
  if (auto noted = store.append("run.interrupted", {}, "{}"); !noted) return std::unexpected(std::move(noted).error());
  return base::fail("diagnose.interrupted", {{"case", folder}}, {folder, {}, {}});
}

/// Evidence is only ever read: a case within it would be written into it, and found as evidence by the next run.
base::Result<> check_places(const Options& options, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path target = fs::weakly_canonical(folder, ignored);
  bool some_there = false;
  for (const std::string& path : options.paths) {
    some_there = some_there || fs::exists(path, ignored);
    const fs::path evidence = fs::weakly_canonical(path, ignored);
    const auto differs = std::ranges::mismatch(evidence, target).in1;
    if (fs::is_directory(evidence, ignored) && differs == evidence.end())
      return base::fail("usage.case_in_evidence", {}, {folder, {}, {}});
  }
  return some_there || options.paths.empty() ? base::Result<>{}
                                             : base::fail("evidence.not_found", {}, {options.paths.front(), {}, {}});
}

base::Result<int> diagnose(const Options& options, const Context& context) {
  const Interrupt interrupt;
  BEFFROI_TRY(const std::string folder, case_folder(options));
  BEFFROI_TRY_VOID(check_places(options, folder));
  const casefile::Opening opening{.actor = options.by.empty() ? account_name() : options.by};
  BEFFROI_TRY(casefile::Case store,
              options.paths.empty() ? casefile::Case::open(folder, opening) : casefile::Case::open_or_create(folder, opening));
  remember_case(folder);
  BEFFROI_TRY(const sigma::Plan plan, load_plan(options.rules, context.threads));
  ProgressBar progress(context);
  BEFFROI_TRY(const std::string version, reading_version(options.rules));
  auto ran = engine::run({options.paths, context.threads, BEFFROI_VERSION, version}, store, plan, interrupt.token(), progress);
  if (!ran && ran.error().id == "run.interrupted") return interrupted(folder, store);
  BEFFROI_TRY(engine::Outcome outcome, std::move(ran));
  show_titles(outcome.content, plan, context.words.language());
  BEFFROI_TRY_VOID(write_outputs(options, context, store, outcome));
  BEFFROI_TRY_VOID(finish_if_night(context, store));
  const std::string report_path = options.html.empty() ? store.layout().report().string() : options.html;
  std::cout << report::terminal_summary(outcome.content, context.words,
                                        {.colour = context.color, .report_path = report_path, .case_path = folder});
  // A case without any log has the answers that people gave.
  if (options.paths.empty() && outcome.anything_declared) outcome.anything_read = true;
  return exit_code_of(outcome, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.diagnose.option.{}", name)); };
  app.add_option("EVIDENCE", options->paths, text("evidence"));
  app.add_option("--case", options->case_directory, text("case"))->type_name("DIR");
  app.add_option("-r,--rules", options->rules, words.text("app.hunt.option.rules"))->type_name("PATH")->allow_extra_args(false);
  app.add_option("--json", options->json, text("json"))->type_name("FILE");
  app.add_option("--html", options->html, text("html"))->type_name("FILE");
  app.add_option("--by", options->by, text("by"))->type_name("NAME");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  return explained(options, diagnose);
}

}  // namespace

Command make_command() { return {"diagnose", 10, define}; }

}  // namespace beffroi::app::commands::diagnose
