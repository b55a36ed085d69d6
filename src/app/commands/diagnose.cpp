// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/diagnosis.h"
#include "app/identity.h"
#include "app/interrupt.h"
#include "app/night.h"
#include "engine/run.h"
#include "engine/situation.h"
#include "evidence/discover.h"
#include "report/terminal.h"

namespace beffroi::app::commands::diagnose {
namespace {

struct Options {
  DiagnosisRun run;
  std::string case_directory;
};

/// A new folder beside the user, named after the moment, where no --case was given. Without evidence the questions are asked again of a case
/// that is there: the last one.
base::Result<std::string> case_folder(const Options& options) {
  if (!options.case_directory.empty()) return options.case_directory;
  if (options.run.paths.empty()) {
    const auto last = last_case();
    return last ? base::Result<std::string>(last->string())
                : base::fail("usage.missing", {{"name", "EVIDENCE"}}, {"beffroi diagnose", {}, {}});
  }
  std::string stamp = base::format_seconds(casefile::system_clock());
  for (char& c : stamp) c = c == ' ' ? '-' : c == ':' ? '-' : c;
  return "beffroi-" + stamp;
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

/// Evidence is only ever read: a case within it would be written into it, and found as evidence by the next run.
base::Result<> check_places(const Options& options, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  bool some_there = false;
  for (const std::string& path : options.run.paths) {
    some_there = some_there || fs::exists(path, ignored);
    if (evidence::lies_within(folder, path)) return base::fail("usage.case_in_evidence", {}, {folder, {}, {}});
  }
  return some_there || options.run.paths.empty() ? base::Result<>{}
                                                 : base::fail("evidence.not_found", {}, {options.run.paths.front(), {}, {}});
}

/// Whether the case is one of a real night until now: a first hour that nobody said to be a drill, and no evidence of one.
base::Result<bool> is_real_night(casefile::Case& store) {
  BEFFROI_TRY(const auto entries, response::entries_of(store));
  const auto first_hour = response::first_hour::state_of(entries);
  BEFFROI_TRY(casefile::Reading reading, store.read());
  BEFFROI_TRY(const auto before, reading.diagnosis());
  return first_hour.opened && !first_hour.exercise && !(before && before->exercise);
}

bool mixes_a_drill(const model::Diagnosis& diagnosis) {
  return std::ranges::any_of(diagnosis.findings, [](const model::Finding& finding) {
    return finding.question == "unknowns" && finding.statement == "drill_among_real";
  });
}

base::Result<int> diagnose(const Options& options, const Context& context) {
  const Interrupt interrupt;  // from the first moment: a run that is stopped says how to go on
  BEFFROI_TRY(const std::string folder, case_folder(options));
  BEFFROI_TRY_VOID(check_places(options, folder));
  const casefile::Opening opening{.actor = options.run.by.empty() ? account_name() : options.run.by};
  BEFFROI_TRY(casefile::Case store, options.run.paths.empty() ? casefile::Case::open(folder, opening)
                                                              : casefile::Case::open_or_create(folder, opening));
  remember_case(folder);
  BEFFROI_TRY(const bool real, is_real_night(store));
  BEFFROI_TRY(engine::Outcome outcome, diagnose_into(store, options.run, context, interrupt.token()));
  if (real && outcome.content.diagnosis.exercise) std::cerr << context.words.text("app.diagnose.became_exercise") << "\n";
  if (mixes_a_drill(outcome.content.diagnosis)) std::cerr << context.words.text("unknowns.drill_among_real") << "\n";
  BEFFROI_TRY_VOID(finish_if_night(context, store));
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(store, context.words));
  const std::string report_path = options.run.html.empty() ? store.layout().report().string() : options.run.html;
  std::cout << report::terminal_summary(outcome.content, words,
                                        {.colour = context.color, .report_path = report_path, .case_path = folder});
  // A case without any log has the answers that people gave.
  if (options.run.paths.empty() && outcome.anything_declared) outcome.anything_read = true;
  return exit_code_of(outcome, context);
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.diagnose.option.{}", name)); };
  app.add_option("EVIDENCE", options->run.paths, text("evidence"));
  app.add_option("--case", options->case_directory, text("case"))->type_name("DIR");
  app.add_option("-r,--rules", options->run.rules.packs, words.text("app.hunt.option.rules"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  add_rule_options(app, options->run.rules, words);
  app.add_option("--json", options->run.json, text("json"))->type_name("FILE");
  app.add_option("--html", options->run.html, text("html"))->type_name("FILE");
  app.add_option("--by", options->run.by, text("by"))->type_name("NAME");
  app.add_flag("-C,--clobber", options->run.clobber, words.text("app.option.clobber"));
  return explained(options, diagnose);
}

}  // namespace

Command make_command() { return {"diagnose", 10, define}; }

}  // namespace beffroi::app::commands::diagnose
