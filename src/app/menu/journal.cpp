// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "app/menu/screens.h"

namespace beffroi::app::menu {
namespace {

void add(const Dialogue& dialogue, bool decision) {
  const auto text = dialogue.terminal.ask(dialogue.text(decision ? "menu.journal.decision.ask" : "menu.journal.add.ask"));
  if (!text || text->empty()) return;
  std::vector<std::string> command{"journal", "add"};
  if (decision) command.emplace_back("--decision");
  add_option(command, "--by", dialogue.by);
  add_text(command, *text);
  execute(dialogue, command);
}

}  // namespace

void journal(const Dialogue& dialogue) {
  static constexpr std::array<const char*, 4> kActs = {"list", "add", "decision", "situation"};
  std::string lines;
  for (std::size_t i = 0; i < kActs.size(); ++i) {
    lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(fmt::format("menu.journal.{}", kActs[i])));
  }
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), kActs.size());
  if (!number) return;
  if (*number == 1) execute(dialogue, {"journal"});
  if (*number == 2 || *number == 3) add(dialogue, *number == 3);
  if (*number != 4) return;
  std::vector<std::string> command{"journal", "situation"};
  add_option(command, "--by", dialogue.by);
  execute(dialogue, command);
}

}  // namespace beffroi::app::menu
