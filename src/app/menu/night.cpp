// SPDX-License-Identifier: EUPL-1.2
// The screens that only show: what the board on the wall shows, in plain lines.
#include <fmt/format.h>

#include "app/menu/screens.h"
#include "base/text.h"
#include "engine/situation.h"
#include "report/board/board.h"
#include "report/columns.h"

namespace beffroi::app::menu {
namespace {

base::Result<engine::Situation> now(const Dialogue& dialogue) {
  BEFFROI_TRY(casefile::Case store, dialogue.open());
  return engine::situation_of(store, dialogue.context.words, casefile::system_clock());
}

/// "EN RETARD …", "avant mercredi 06 h 00 …".
std::string deadline_line(const response::Deadline& deadline, const Dialogue& dialogue) {
  const base::Language language = dialogue.context.words.language();
  base::Arguments arguments{{"title", deadline.title_in(language)}, {"to", deadline.to.in(language)}};
  if (deadline.due) arguments.push_back({"at", *deadline.due});
  const std::string_view form = deadline.due                                     ? name_of(deadline.state)
                                : deadline.state == response::DeadlineState::met ? "met_without_hour"
                                                                                 : name_of(deadline.state);
  return report::printable(dialogue.context.words.pieces(fmt::format("menu.deadline.{}", form), arguments));
}

std::string promise_line(const response::Promise& promise, base::Timestamp at, const Dialogue& dialogue) {
  return report::printable(
      dialogue.context.words.pieces("menu.promise.line", {{"id", promise.id},
                                                          {"text", promise.text},
                                                          {"at", promise.due()},
                                                          {"late", std::string(promise.is_overdue(at) ? "yes" : "no")}}));
}

std::string list_of(const std::vector<response::Wording>& wordings, base::Language language) {
  std::string lines;
  for (const response::Wording& one : wordings) lines += fmt::format("  - {}\n", one.in(language));
  return lines;
}

void show_board(const response::Board& board, const Dialogue& dialogue) {
  const base::Language language = dialogue.context.words.language();
  std::string lines = dialogue.text("menu.as_of", {{"time", board.now}}) + "\n";
  if (!board.verdict.empty()) lines += report::printable(board.verdict) + "\n";
  if (board.verdict.empty()) lines += dialogue.text("menu.situation.not_diagnosed") + "\n";
  if (!board.nights.empty()) lines += dialogue.text("menu.situation.nights") + "\n" + list_of(board.nights, language);
  const auto part = [&](const char* id, const std::vector<response::BoardLine>& all) {
    if (!all.empty()) lines += dialogue.text(id) + "\n";
    for (const response::BoardLine& line : all) lines += fmt::format("  - {}\n", base::printable(line.text));
  };
  part("menu.situation.contradicted", board.contradicted);
  part("menu.situation.decisions", board.decisions);
  part("menu.situation.measures", board.measures);
  if (!board.unanswered.empty())
    lines += dialogue.text("menu.situation.unanswered") + "\n" + list_of(board.unanswered, language);
  dialogue.terminal.say(lines);
}

void make_promise(const Dialogue& dialogue) {
  const auto text = dialogue.terminal.ask(dialogue.text("menu.promise.text"));
  if (!text || text->empty()) return;
  // An hour that is not understood is asked for again: what was promised need not be typed twice.
  while (const auto at = dialogue.terminal.ask(dialogue.text("menu.promise.at"))) {
    if (at->empty()) return;
    std::vector<std::string> command{"promise", "make"};
    add_option(command, "--at", *at);
    add_option(command, "--by", dialogue.by);
    add_text(command, *text);
    if (execute(dialogue, command) == kDone) return;
  }
}

void keep_promise(const Dialogue& dialogue) {
  const auto id = dialogue.terminal.ask(dialogue.text("menu.promise.which"));
  if (!id || id->empty()) return;
  std::vector<std::string> command{"promise", "keep", *id};
  add_option(command, "--by", dialogue.by);
  execute(dialogue, command);
}

}  // namespace

void headline(const Dialogue& dialogue) {
  const auto situation = now(dialogue);
  if (!situation) return dialogue.explain(situation.error());
  const response::Board& board = situation->board;
  std::string lines = "\n";
  if (situation->exercise) lines += dialogue.text("menu.exercise") + "\n";
  lines += dialogue.text("menu.case", {{"path", base::printable(dialogue.directory.string())}}) + "\n";
  if (!board.closed.empty()) lines += base::printable(board.closed) + "\n";
  if (!board.verdict.empty()) lines += report::printable(board.verdict) + "\n";
  for (const response::Promise& broken : board.broken_promises()) lines += promise_line(broken, board.now, dialogue) + "\n";
  for (const response::Deadline& deadline : board.deadlines) {
    if (!deadline.due || deadline.state == response::DeadlineState::met) continue;
    lines += dialogue.text("menu.next", {{"deadline", deadline_line(deadline, dialogue)}}) + "\n";
    break;
  }
  dialogue.terminal.say(lines);
}

void situation(const Dialogue& dialogue) {
  const auto situation = now(dialogue);
  if (!situation) return dialogue.explain(situation.error());
  show_board(situation->board, dialogue);
  dialogue.say("menu.situation.board", {{"path", base::printable((dialogue.directory / "tableau.html").string())}});
  dialogue.terminal.ask(dialogue.text("menu.enter"));
}

void questions(const Dialogue& dialogue) {
  const auto situation = now(dialogue);
  if (!situation) return dialogue.explain(situation.error());
  if (!situation->first_hour.opened) {
    execute(dialogue, {"start"}, Shows::directly);
    return;
  }
  std::string lines;
  std::int64_t left = 0;
  for (std::size_t i = 0; i < situation->questions.size(); ++i) {
    const auto& question = situation->questions[i];
    const auto* given = situation->first_hour.find(question.id);
    if (!given) ++left;
    const base::Arguments said{{"question", question.ask.in(dialogue.context.words.language())},
                               {"answer", given ? given->words : std::string()}};
    lines += fmt::format("{:>2}. {}\n", i + 1, report::printable(dialogue.context.words.pieces("menu.questions.line", said)));
  }
  const std::size_t count = situation->questions.size();
  if (left > 0) lines += fmt::format("{:>2}. {}\n", count + 1, dialogue.text("menu.questions.go_on", {{"count", left}}));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.questions.choose"), count + (left > 0 ? 1 : 0));
  if (!number) return;
  if (*number > count) {
    std::vector<std::string> go_on{"start"};
    add_option(go_on, "--by", dialogue.by);
    execute(dialogue, go_on, Shows::directly);
    return;
  }
  std::vector<std::string> command{"start", "--correct", situation->questions[*number - 1].id};
  add_option(command, "--by", dialogue.by);
  execute(dialogue, command, Shows::directly);
}

void deadlines(const Dialogue& dialogue) {
  const auto situation = now(dialogue);
  if (!situation) return dialogue.explain(situation.error());
  const response::Board& board = situation->board;
  std::string lines = dialogue.text("menu.as_of", {{"time", board.now}}) + "\n";
  for (const response::Deadline& deadline : board.deadlines)
    lines += fmt::format("  - {}\n", deadline_line(deadline, dialogue));
  if (board.deadlines.empty()) lines += dialogue.text("menu.deadline.none") + "\n";
  for (const response::Promise& promise : board.promises)
    lines += fmt::format("  - {}\n", promise_line(promise, board.now, dialogue));
  std::vector<std::string_view> acts;
  if (!board.deadlines.empty()) acts.insert(acts.end(), {"menu.deadline.tick", "menu.deadline.dossier"});
  acts.emplace_back("menu.promise.make");
  if (!board.promises.empty()) acts.emplace_back("menu.promise.keep");
  for (std::size_t i = 0; i < acts.size(); ++i)
    lines += fmt::format("{}{:>2}. {}\n", i == 0 ? "\n" : "", i + 1, dialogue.text(acts[i]));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), acts.size());
  const std::string_view act = number ? acts[*number - 1] : std::string_view();
  if (act == "menu.deadline.tick") tick_off(dialogue, board.deadlines);
  if (act == "menu.deadline.dossier") make_dossier(dialogue);
  if (act == "menu.promise.make") make_promise(dialogue);
  if (act == "menu.promise.keep") keep_promise(dialogue);
}

void calls(const Dialogue& dialogue) {
  const auto situation = now(dialogue);
  if (!situation) return dialogue.explain(situation.error());
  std::string lines;
  for (const response::Call& call : situation->board.calls) {
    const std::string open = call.now == response::Open::yes ? "yes" : call.now == response::Open::no ? "no" : "unknown";
    const base::Arguments arguments{{"who", call.who}, {"number", call.number}, {"why", call.why},
                                    {"open", open},    {"hours", call.hours},   {"said", call.said}};
    lines += report::printable(dialogue.context.words.pieces("menu.call.line", arguments)) + "\n";
  }
  if (lines.empty()) lines = dialogue.text("menu.call.none") + "\n";
  dialogue.terminal.say(lines);
  dialogue.terminal.ask(dialogue.text("menu.enter"));
}

}  // namespace beffroi::app::menu
