// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>

#include "app/case_options.h"
#include "app/command.h"
#include "app/night.h"
#include "app/output.h"
#include "app/typed_moment.h"
#include "engine/journal.h"
#include "engine/shift.h"
#include "report/journal/pages.h"
#include "response/journal/notes.h"

namespace beffroi::app::commands::journal {
namespace {

using report::journal::Line;

struct Options {
  CaseOptions shared;
  std::string action = "list", kind, from, to, at, document, type = "html", output;
  std::vector<std::string> words;
  bool decision = false, clobber = false;

  std::string text() const {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
  }
};

/// The lines that --kind, --from and --to leave.
base::Result<std::vector<Line>> chosen(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const Period period, typed_period(options.from, options.to, context));
  BEFFROI_TRY(std::vector<Line> lines, engine::journal_of(store));
  std::erase_if(lines, [&](const Line& line) {
    return !period.holds(line.entry.utc) || (!options.kind.empty() && !response::is_kind(line.entry, options.kind));
  });
  return lines;
}

base::Result<> list(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const std::vector<Line> lines, chosen(options, store, context));
  std::cout << (options.shared.json ? report::journal::to_json(lines, context.words)
                                    : report::journal::to_lines(lines, context.words));
  if (lines.empty() && !options.shared.json) std::cout << context.words.text("app.journal.empty") << "\n";
  return {};
}

void tell(const response::Entry& entry, const Options& options, const Context& context) {
  const Line line{entry, {}};
  if (!options.shared.json) {
    std::cout << report::journal::to_lines({&line, 1}, context.words);
    return;
  }
  base::json::Writer json(true);
  report::journal::write_entry(json, entry, {}, context.words);
  std::cout << json.text() << "\n";
}

base::Result<> add(const Options& options, casefile::Case& store, const Context& context) {
  response::Note what{options.decision, options.text(), {}, options.document};
  BEFFROI_TRY(what.at, past_moment(options.at, context));
  BEFFROI_TRY(const response::Entry entry, response::add_note(store, what, options.shared.by));
  tell(entry, options, context);
  return {};
}

report::journal::Letterhead letterhead(const engine::Situation& situation) {
  return {situation.board.place, situation.now, situation.exercise};
}

base::Result<> situation_point(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(store, context.words, casefile::system_clock()));
  response::SituationPoint point = response::next_point(now.entries, now.now);
  point.text = options.text();
  point.by = options.shared.by;
  point.said = engine::said_of(now, context.words);
  BEFFROI_TRY(const response::Entry entry, response::take_point(store, point, options.shared.by));
  if (options.shared.json) {
    tell(entry, options, context);
  } else {
    std::cout << report::journal::point_lines(point, context.words);
  }
  if (options.output.empty()) return {};
  return write_file(options.output, report::journal::point_page(point, letterhead(now), context.words), options.clobber);
}

/// Here --from and --to are people.
base::Result<> handover(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(store, context.words, casefile::system_clock()));
  response::Handover given{0, now.now, options.from, options.to, options.text(), engine::said_of(now, context.words)};
  BEFFROI_TRY(const response::Entry entry, response::hand_over(store, given, options.shared.by));
  tell(entry, options, context);
  if (options.output.empty()) return {};
  if (given.from.empty()) given.from = entry.by;
  return write_file(options.output, report::journal::handover_page(given, letterhead(now), context.words), options.clobber);
}

base::Result<std::string> page_of(std::span<const Line> lines, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const engine::Situation now, engine::situation_of(store, context.words, casefile::system_clock()));
  return report::journal::journal_page(lines, letterhead(now), context.words);
}

base::Result<> write_export(const Options& options, casefile::Case& store, const Context& context) {
  BEFFROI_TRY(const std::vector<Line> lines, chosen(options, store, context));
  std::string text;
  if (options.type == "csv") text = report::journal::to_csv(lines, context.words);
  if (options.type == "json") text = report::journal::to_json(lines, context.words);
  if (options.type == "html") {
    BEFFROI_TRY(text, page_of(lines, store, context));
  }
  return write_file(options.output, text, options.clobber);
}

using Action = base::Result<> (*)(const Options& options, casefile::Case& store, const Context& context);

struct NamedAction {
  std::string_view name;
  Action act;
  bool changes = false;  ///< the case: the board is written anew
};

constexpr std::array<NamedAction, 5> kActions{{{"list", list},
                                               {"add", add, true},
                                               {"situation", situation_point, true},
                                               {"handover", handover, true},
                                               {"export", write_export}}};

base::Result<int> run(const Options& options, const Context& given) {
  return with_case(options.shared, given, [&options](casefile::Case& store, const Context& context) -> base::Result<int> {
    const auto* action = std::ranges::find(kActions, options.action, &NamedAction::name);
    BEFFROI_TRY_VOID(action->act(options, store, context));
    if (action->changes) BEFFROI_TRY_VOID(finish_night(context, store));
    return kDone;
  });
}

Command::Run define(CLI::App& app, const base::Catalogue& words) {
  auto options = std::make_shared<Options>();
  const auto text = [&words](std::string_view name) { return words.text(fmt::format("app.journal.option.{}", name)); };
  app.add_option("ACTION", options->action, text("action"))
      ->check(CLI::IsMember({"list", "add", "situation", "handover", "export"}));
  app.add_option("TEXT", options->words, text("text"));
  app.add_option("--kind", options->kind, text("kind"))->type_name("KIND");
  app.add_option("--from", options->from, text("from"))->type_name("TIME");
  app.add_option("--to", options->to, text("to"))->type_name("TIME");
  app.add_option("--at", options->at, text("at"))->type_name("TIME");
  app.add_flag("--decision", options->decision, text("decision"));
  app.add_option("--document", options->document, text("document"))->type_name("FILE");
  app.add_option("-t,--type", options->type, text("type"))->check(CLI::IsMember({"html", "csv", "json"}))->type_name("TYPE");
  app.add_option("-o,--output", options->output, words.text("app.option.output"))->type_name("FILE");
  app.add_flag("-C,--clobber", options->clobber, words.text("app.option.clobber"));
  add_case_options(app, options->shared, words, Decides::yes);
  return explained(options, run);
}

}  // namespace

Command make_command() { return {"journal", 30, define}; }

}  // namespace beffroi::app::commands::journal
