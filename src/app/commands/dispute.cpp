// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/diagnosis.h"
#include "app/night.h"
#include "base/text.h"
#include "engine/disputes.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/journal/entry_text.h"
#include "report/view.h"
#include "response/disputes/disputes.h"

namespace beffroi::app::commands::dispute {
namespace {

struct Options {
  CaseOptions shared;
  std::string finding, because, replacement;
  bool confirm = false, reject = false, withdraw = false, list = false;
  const CLI::Option* replace = nullptr;  ///< was it given, be it with nothing

  bool replaces() const { return replace && replace->count() > 0; }
};

base::Result<model::Diagnosis> diagnosis_of(casefile::Case& store) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  BEFFROI_TRY(auto diagnosis, reading.diagnosis());
  if (!diagnosis) return base::fail("dispute.no_diagnosis");
  return *std::move(diagnosis);
}

void tell(const std::string& text, std::size_t indent) {
  for (const std::string& line : report::wrap(text, report::kTerminalColumns - indent))
    std::cout << std::string(indent, ' ') << line << "\n";
}

/// Every finding with its number and, below, what people made of it.
void list_findings(const model::Diagnosis& diagnosis, const std::vector<report::Judged>& judged, const base::Catalogue& words) {
  const report::ShortNames names = report::view_of(diagnosis).names;
  for (std::size_t i = 0; i < diagnosis.findings.size(); ++i) {
    const model::Finding& finding = diagnosis.findings[i];
    std::cout << base::printable(finding.id) << " [" << base::printable(report::words_of(finding, words)) << "]\n";
    tell(report::printable(report::sentence_of(finding, names, words)), 4);
    for (const report::Judged& one : judged)
      if (one.finding == i) tell("→ " + report::printable(report::judgement_of(one, words)), 4);
  }
  for (const report::Judged& one : judged) {
    if (one.finding) continue;
    tell(words.text("app.dispute.gone", {{"finding", one.as_judged.id}}), 0);
    tell(report::printable(report::sentence_of(one.as_judged, names, words)), 4);
    tell("→ " + report::printable(report::judgement_of(one, words)), 4);
  }
}

void write_list(const model::Diagnosis& diagnosis, const std::vector<report::Judged>& judged, const base::Catalogue& words) {
  const report::ShortNames full;  // machines by their full names, for a program
  base::json::Writer json(true);
  json.begin_array();
  for (const report::Judged& one : judged) {
    json.begin_object().member("finding", one.finding ? diagnosis.findings[*one.finding].id : one.as_judged.id);
    json.member("statement", report::printable(report::sentence_of(one.as_judged, full, words)))
        .member("gone", !one.finding.has_value());
    json.member("changed", one.changed).member("judgement", one.judgement).member("by", one.by);
    json.member("because", one.because).member("replacement", one.replacement);
    json.member("at", base::format_rfc3339(one.at)).member("journal", one.entry).end_object();
  }
  std::cout << std::move(json.end_array()).text() << "\n";
}

/// Rejecting is what the command is called after; the others are asked for.
base::Result<response::Judging> judging(const Options& options) {
  if (static_cast<int>(options.confirm) + options.reject + options.withdraw + options.replaces() > 1)
    return base::fail("usage.one_judgement");
  using response::Judgement;
  const Judgement judgement = options.confirm      ? Judgement::confirmed
                              : options.replaces() ? Judgement::replaced
                                                   : Judgement::rejected;
  return response::Judging{judgement, options.because, options.replacement};
}

base::Result<response::Entry> act(const Options& options, casefile::Case& store, const model::Diagnosis& diagnosis) {
  BEFFROI_TRY(const response::Judging what, judging(options));
  const std::string& by = options.shared.by;
  if (options.withdraw) return response::withdraw_judgement(store, diagnosis, options.finding, options.because, by);
  return response::judge(store, diagnosis, options.finding, what, by);
}

base::Result<int> judge(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const model::Diagnosis diagnosis, diagnosis_of(store));
  if (options.list || options.finding.empty()) {
    BEFFROI_TRY(const auto entries, response::entries_of(store));
    const auto judged = engine::disputes_in(entries, diagnosis);
    options.shared.json ? write_list(diagnosis, judged, context.words) : list_findings(diagnosis, judged, context.words);
    return kDone;
  }
  BEFFROI_TRY(const response::Entry entry, act(options, store, diagnosis));
  if (options.shared.json) {
    base::json::Writer json(true);
    report::journal::write_entry(json, entry, {}, context.words);
    std::cout << json.text() << "\n";
  } else {
    const report::journal::Line line{entry, {}};
    std::cout << report::journal::to_lines({&line, 1}, context.words);
  }
  // The sheet that is signed must not stand without it.
  BEFFROI_TRY_VOID(diagnose_again(store, options.shared.by, context));
  BEFFROI_TRY_VOID(finish_night(context, store));
  return kDone;
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.dispute.option.{}", name)); };
  app.add_option("FINDING", options->finding, text("finding"));
  app.add_option("--because", options->because, text("because"))->type_name("TEXT");
  app.add_flag("--reject", options->reject, text("reject"));
  app.add_flag("--confirm", options->confirm, text("confirm"));
  options->replace = app.add_option("--replace", options->replacement, text("replace"))->type_name("TEXT");
  app.add_flag("--withdraw", options->withdraw, text("withdraw"));
  app.add_flag("--list", options->list, text("list"));
  add_case_options(app, options->shared, words, Decides::yes);
  return explained_in_case(options, options->shared, judge);
}

}  // namespace

Command make_command() { return {"dispute", 14, define}; }

}  // namespace beffroi::app::commands::dispute
