// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "app/menu/screens.h"
#include "base/moment_text.h"
#include "base/text.h"
#include "engine/situation.h"
#include "report/columns.h"
#include "report/services/listing.h"
#include "report/services/words.h"

namespace beffroi::app::menu {
namespace {

using response::services::Line;
using response::services::Overview;
using response::services::State;

/// "✕ FERMÉ  Messagerie (Mairie)", with what is proposed.
std::string line_text(const Line& line, const Dialogue& dialogue) {
  const base::Catalogue& words = dialogue.context.words;
  const base::Arguments said{
      {"sign", report::services::sign_of(line.now.state, words)},
      {"state", report::services::word_of(line.now.state, words)},
      {"name", report::services::called(line.offer, words)},
      {"proposed", line.proposal.waits ? report::services::word_of(line.proposal.state, words) : std::string()}};
  return report::printable(words.pieces("menu.services.line", said));
}

/// A question with an answer that may be left out; false where the person went back.
bool ask_option(const Dialogue& dialogue, const char* question, const char* option, std::vector<std::string>& command) {
  const auto answer = dialogue.terminal.ask(dialogue.text(question));
  if (!answer) return false;
  add_option(command, option, *answer);
  return true;
}

void run(const Dialogue& dialogue, std::vector<std::string> command) {
  add_option(command, "--by", dialogue.by);
  if (execute(dialogue, command) == kDone) dialogue.say("menu.noted");
}

std::vector<std::string> command_for(const char* verb, const Line& line) { return {"services", verb, typed(line.offer)}; }

/// An hour to come, asked for again until it is understood: what was answered before need not be typed twice. Nothing where the person
/// went back.
std::optional<std::string> ask_hour(const Dialogue& dialogue, const char* question) {
  while (auto typed = dialogue.terminal.ask(dialogue.text(question))) {
    if (typed->empty()) return typed;
    const auto read =
        base::parse_moment(*typed, casefile::system_clock(), dialogue.context.words.zone(), base::Leaning::future);
    if (read) return typed;
    dialogue.explain(read.error());
  }
  return std::nullopt;
}

/// Cause, how to reach it, return and next news of a service that does not work as on any day.
bool ask_details(const Dialogue& dialogue, std::vector<std::string>& command) {
  if (!ask_option(dialogue, "menu.services.cause", "--cause", command)) return false;
  if (!ask_option(dialogue, "menu.services.contact", "--contact", command)) return false;
  const auto back = ask_hour(dialogue, "menu.services.back");
  if (!back) return false;
  if (back->empty()) {
    command.emplace_back("--no-date");
  } else {
    add_option(command, "--back", *back);
    // Somebody answers for a date: who gave no name when the menu began is asked now.
    if (dialogue.by.empty() && !ask_option(dialogue, "menu.services.by", "--by", command)) return false;
  }
  const auto update = ask_hour(dialogue, "menu.services.update");
  if (!update) return false;
  add_option(command, "--update", *update);
  return true;
}

void say_state(const Dialogue& dialogue, const Line& line) {
  static constexpr std::array<State, 4> kStates = {State::normal, State::adapted, State::degraded, State::closed};
  std::string lines;
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(fmt::format("menu.services.state.{}", name_of(kStates[i]))));
  }
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), kStates.size());
  if (!number) return;
  const State state = kStates[*number - 1];
  std::vector<std::string> command = command_for("set", line);
  command.emplace_back(name_of(state));
  if (state != State::normal && !ask_details(dialogue, command)) return;
  if (line.now.back == response::services::Return::dated && state != State::normal &&
      !ask_option(dialogue, "menu.services.because", "--because", command))
    return;
  run(dialogue, std::move(command));
}

void act_on(const Dialogue& dialogue, const Line& line) {
  dialogue.terminal.say(report::services::details(std::array{line}, casefile::system_clock(), dialogue.context.words));
  std::vector<const char*> acts{"say", "history"};
  if (line.proposal.waits) acts.insert(acts.begin(), "accept");
  std::string lines;
  for (std::size_t i = 0; i < acts.size(); ++i)
    lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(fmt::format("menu.services.act.{}", acts[i])));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), acts.size());
  if (!number) return;
  const std::string_view act = acts[*number - 1];
  if (act == "accept") run(dialogue, command_for("accept", line));
  if (act == "say") say_state(dialogue, line);
  if (act == "history") execute(dialogue, command_for("history", line));
}

void print_forms(const Dialogue& dialogue) {
  execute(dialogue, {"paper", "forms"});
  const auto code = dialogue.terminal.ask(dialogue.text("menu.services.form"));
  if (!code || code->empty()) return;
  std::vector<std::string> command{"paper", "print", *code};
  if (!ask_option(dialogue, "menu.services.copies", "--copies", command)) return;
  run(dialogue, std::move(command));
}

void note_papers(const Dialogue& dialogue, const char* verb, const char* question) {
  const auto numbers = dialogue.terminal.ask(dialogue.text(question));
  if (!numbers || numbers->empty()) return;
  std::vector<std::string> command{"paper", verb, *numbers};
  const bool filled = std::string_view(verb) == "log";
  if (!ask_option(dialogue, filled ? "menu.services.who" : "menu.services.where", filled ? "--who" : "--where", command))
    return;
  run(dialogue, std::move(command));
}

void papers(const Dialogue& dialogue) {
  static constexpr std::array<const char*, 4> kActs = {"print", "log", "done", "list"};
  std::string lines;
  for (std::size_t i = 0; i < kActs.size(); ++i)
    lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(fmt::format("menu.services.papers.{}", kActs[i])));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), kActs.size());
  if (number == 1U) print_forms(dialogue);
  if (number == 2U) note_papers(dialogue, "log", "menu.services.numbers");
  if (number == 3U) note_papers(dialogue, "done", "menu.services.numbers_done");
  if (number == 4U) execute(dialogue, {"paper"});
}

void accept_all(const Dialogue& dialogue) {
  execute(dialogue, {"services", "propose"});
  const auto sure = dialogue.terminal.choose(dialogue.text("menu.services.accept_all.sure"), 1, Terminal::Empty::asks_again);
  if (sure) run(dialogue, {"services", "accept", "--all"});
}

base::Result<Overview> overview(const Dialogue& dialogue) {
  BEFFROI_TRY(casefile::Case store, dialogue.open());
  BEFFROI_TRY(engine::Situation now, engine::situation_of(store, dialogue.context.words, casefile::system_clock()));
  return std::move(now.services);
}

std::string menu_of(const Overview& now, const Dialogue& dialogue) {
  std::string lines = report::services::counts_of(now, dialogue.context.words) + "\n";
  for (std::size_t i = 0; i < now.lines.size(); ++i)
    lines += fmt::format("{:>2}. {}\n", i + 1, line_text(now.lines[i], dialogue));
  lines += fmt::format("{:>2}. {}\n", now.lines.size() + 1, dialogue.text("menu.services.accept_all"));
  lines += fmt::format("{:>2}. {}\n", now.lines.size() + 2, dialogue.text("menu.services.papers"));
  return lines;
}

}  // namespace

void services(const Dialogue& dialogue) {
  while (!dialogue.terminal.closed()) {
    const auto now = overview(dialogue);
    if (!now) return dialogue.explain(now.error());
    dialogue.terminal.say(menu_of(*now, dialogue));
    const auto number = dialogue.terminal.choose(dialogue.text("menu.services.choose"), now->lines.size() + 2);
    if (!number) return;
    if (*number == now->lines.size() + 1) {
      accept_all(dialogue);
    } else if (*number == now->lines.size() + 2) {
      papers(dialogue);
    } else {
      act_on(dialogue, now->lines[*number - 1]);
    }
  }
}

}  // namespace beffroi::app::menu
