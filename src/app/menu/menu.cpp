// SPDX-License-Identifier: EUPL-1.2
#include "app/menu/menu.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>

#include "app/case_options.h"
#include "app/identity.h"
#include "app/menu/screens.h"
#include "base/number.h"
#include "base/text.h"
#include "engine/situation.h"
#include "report/columns.h"

namespace beffroi::app::menu {
namespace {

struct Item {
  const char* id;       ///< menu.item.<id>
  const char* command;  ///< what it runs, for those who would rather type it
  void (*show)(const Dialogue&);
};

constexpr std::array<Item, 9> kItems{{{"situation", "tableau.html", situation},
                                      {"questions", "beffroi start", questions},
                                      {"services", "beffroi services", services},
                                      {"measures", "beffroi measure", measures},
                                      {"deadlines", "beffroi promise", deadlines},
                                      {"calls", "imprimer/02", calls},
                                      {"writing", "imprimer/05", writing},
                                      {"printing", "imprimer/", printing},
                                      {"journal", "beffroi journal", journal}}};

/// Who answered last, where the questions of the first hour asked for a name and got one.
std::string who_answered(const std::filesystem::path& directory) {
  auto store = casefile::Case::open(directory, {.actor = account_name()});
  if (!store) return {};
  const auto entries = response::entries_of(*store);
  if (!entries) return {};
  const response::first_hour::State state = response::first_hour::state_of(*entries);
  const response::first_hour::Given* last = state.last_given();
  return !last || last->by == account_name() ? std::string() : last->by;
}

/// Opens the case of tonight by asking the questions of the first hour. False where nobody wanted to, or no case came of it.
bool begin(Dialogue& dialogue) {
  if (!dialogue.say("menu.no_case")) return false;
  const auto answer = dialogue.terminal.choose(dialogue.text("menu.no_case.ask"), 1, Terminal::Empty::asks_again);
  if (!answer) return false;
  int code = execute(dialogue, {"start"}, Shows::directly);
  const auto opened = last_case();
  if (!opened) return false;
  dialogue.directory = *opened;
  dialogue.by = who_answered(*opened);
  std::vector<std::string> again{"start"};
  add_option(again, "--by", dialogue.by);
  // What is typed for a question must not become an answer to what the menu asks next.
  while (code == kInterrupted &&
         dialogue.terminal.choose(dialogue.text("menu.questions.broken_off"), 1, Terminal::Empty::asks_again))
    code = execute(dialogue, again, Shows::directly);
  return true;
}

std::string item_line(std::size_t number, const Item& item, const Dialogue& dialogue) {
  const std::string label = fmt::format("{:>2}. {}", number, dialogue.text(fmt::format("menu.item.{}", item.id)));
  return fmt::format("{} ({})", report::pad_to(label, 58), item.command);
}

void show_items(const Dialogue& dialogue) {
  headline(dialogue);
  std::string lines = "\n";
  for (std::size_t i = 0; i < kItems.size(); ++i) lines += item_line(i + 1, kItems[i], dialogue) + "\n";
  lines += fmt::format("{:>2}. {}\n", 0, dialogue.text("menu.item.leave"));
  dialogue.terminal.say(lines);
}

void ask_who(Dialogue& dialogue) {
  const std::string prompt = dialogue.text("menu.who", {{"account", base::printable(account_name())}});
  auto name = dialogue.terminal.ask(prompt);
  while (name && is_no_name(*name)) {
    dialogue.say("menu.who.no_name");
    name = dialogue.terminal.ask(prompt);
  }
  if (name) dialogue.by = *name;
}

/// Once the case knows where the town lies, its hours are those of the town's clock.
base::Catalogue words_of(const std::filesystem::path& directory, const base::Catalogue& words) {
  auto store = casefile::Case::open(directory, {.actor = account_name()});
  if (!store) return words;
  auto local = engine::local_words(*store, words);
  return local ? *std::move(local) : words;
}

int show_menu(const Dialogue& given) {
  Terminal& terminal = given.terminal;
  while (!terminal.closed()) {
    // Each time anew: the answer that names the town may just have been given.
    const base::Catalogue local = words_of(given.directory, given.context.words);
    const Context here{local, given.context.quiet, given.context.verbose, given.context.color, given.context.threads};
    const Dialogue dialogue{here, terminal, given.directory, given.by};
    show_items(dialogue);
    const auto answer = terminal.ask(dialogue.text("menu.choose"));
    if (!answer) continue;  // Ctrl-C: the menu again
    if (*answer == "0") break;
    const std::size_t number = base::whole_number<std::size_t>(*answer).value_or(0);
    if (number < 1 || number > kItems.size()) {
      dialogue.say("menu.not_a_number", {{"count", static_cast<std::int64_t>(kItems.size())}});
      continue;
    }
    kItems[number - 1].show(dialogue);
  }
  if (terminal.closed()) return kInterrupted;
  given.say("menu.goodbye");
  return kDone;
}

}  // namespace

bool is_possible() { return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1; }

int run(const Context& context) {
  Terminal terminal(context.words);
  Dialogue dialogue{context, terminal, last_case().value_or(std::filesystem::path()), {}};
  dialogue.say("menu.welcome");
  if (dialogue.directory.empty() && !begin(dialogue)) return terminal.closed() ? kInterrupted : kDone;
  if (dialogue.by.empty()) ask_who(dialogue);
  return show_menu(dialogue);
}

}  // namespace beffroi::app::menu
