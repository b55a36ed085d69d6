// SPDX-License-Identifier: EUPL-1.2
#include "app/diagnosis.h"

#include <map>

#include "app/identity.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/progress_bar.h"
#include "app/rule_packs.h"
#include "engine/situation.h"
#include "report/html/page.h"
#include "report/json.h"

namespace beffroi::app {
namespace {

std::string run_json(const DiagnosisRun& run, const report::Colophon& colophon, const engine::Outcome& outcome) {
  base::json::Writer json(true);
  json.begin_object().member("command", "diagnose").member("version", outcome.content.program_version);
  json.member("written_at", base::format_rfc3339(colophon.written_at))
      .member("user", colophon.user)
      .member("machine", colophon.machine);
  json.key("evidence").begin_array();
  for (const std::string& path : run.paths) json.value(path);
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

base::Result<> write_outputs(const DiagnosisRun& run, const base::Catalogue& words, casefile::Case& store,
                             engine::Outcome& outcome) {
  outcome.content.colophon = report::Colophon{.written_at = casefile::system_clock(),
                                              .user = run.by.empty() ? account_name() : run.by,
                                              .machine = machine_name(),
                                              .case_folder = store.layout().directory.string(),
                                              .evidence = run.paths,
                                              .head = {}};
  BEFFROI_TRY(const auto entries, store.entries());
  if (!entries.empty()) outcome.content.colophon->head = casefile::head_of(entries.back());
  const std::string json = report::diagnosis_json(outcome.content);
  const std::string page = report::html::page(outcome.content, words);
  BEFFROI_TRY_VOID(store.write(casefile::Output::diagnosis, json));
  BEFFROI_TRY_VOID(store.write(casefile::Output::report, page));
  BEFFROI_TRY_VOID(store.write(casefile::Output::run, run_json(run, *outcome.content.colophon, outcome)));
  if (!run.json.empty()) BEFFROI_TRY_VOID(write_file(run.json, json, run.clobber));
  if (!run.html.empty()) BEFFROI_TRY_VOID(write_file(run.html, page, run.clobber));
  return store.finish_run();
}

/// What was read is kept; the person is told how to go on from there.
std::unexpected<base::Error> interrupted(casefile::Case& store) {
  if (auto noted = store.append("run.interrupted", {}, "{}"); !noted) return std::unexpected(std::move(noted).error());
  const std::string folder = store.layout().directory.string();
  return base::fail("diagnose.interrupted", {{"case", folder}}, {folder, {}, {}});
}

}  // namespace

base::Result<engine::Outcome> diagnose_into(casefile::Case& store, const DiagnosisRun& run, const Context& context,
                                            std::stop_token stop) {
  BEFFROI_TRY(const sigma::Plan plan, load_plan(run.rules, context.threads));
  BEFFROI_TRY(const std::string version, reading_version(run.rules));
  ProgressBar progress(context);
  auto ran = engine::run({run.paths, context.threads, BEFFROI_VERSION, version}, store, plan, stop, progress);
  if (!ran && ran.error().id == "run.interrupted") return interrupted(store);
  BEFFROI_TRY(engine::Outcome outcome, std::move(ran));
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  show_titles(outcome.content, plan, words.language());
  BEFFROI_TRY_VOID(write_outputs(run, words, store, outcome));
  return outcome;
}

base::Result<> diagnose_again(casefile::Case& store, const std::string& by, const Context& context) {
  {
    BEFFROI_TRY(casefile::Reading reading, store.read());
    BEFFROI_TRY(const auto diagnosis, reading.diagnosis());
    if (!diagnosis) return {};
  }
  const Interrupt interrupt;
  BEFFROI_TRY(const engine::Outcome outcome, diagnose_into(store, {.by = by}, context, interrupt.token()));
  if (!outcome.not_reread.empty()) {
    explain_failure(context, {"diagnose.not_reread",
                              {{"count", static_cast<std::int64_t>(outcome.not_reread.size())}},
                              {outcome.not_reread.front(), {}, {}},
                              {}});
  }
  return {};
}

}  // namespace beffroi::app
