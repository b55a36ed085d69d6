// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "app/identity.h"
#include "app/menu/screens.h"
#include "base/text.h"
#include "engine/measures.h"
#include "report/columns.h"
#include "report/measures/listing.h"
#include "response/measures/choice.h"

namespace beffroi::app::menu {
namespace {

using response::measures::Line;

/// One measure with all its systems.
using Group = std::vector<Line>;

std::vector<Group> groups_of(const response::measures::Plan& plan) {
  std::vector<Group> groups;
  for (const Line& line : plan.lines) {
    if (groups.empty() || groups.back().front().measure.id != line.measure.id) groups.emplace_back();
    groups.back().push_back(line);
  }
  return groups;
}

std::string title_of(const Line& line, const base::Catalogue& words) {
  return line.known ? line.known->title.in(words.language()) : base::printable(line.measure.title);
}

std::string state_of(const Line& line, const base::Catalogue& words) {
  return report::printable(report::measures::standing(line.measure, words));
}

/// How far the measure is, in a few words.
std::string short_state(const Group& group, const Dialogue& dialogue) {
  const auto step = group.front().measure.step;
  for (const Line& line : group) {
    if (line.measure.step != step) return dialogue.text("menu.measures.state.mixed");
  }
  return dialogue.text(fmt::format("menu.measures.state.{}", name_of(step)));
}

std::string numbered(std::size_t number, const std::string& what, const std::string& state, const Dialogue& dialogue) {
  return fmt::format("{:>2}. {}\n", number, dialogue.text("menu.measures.line", {{"what", what}, {"state", state}}));
}

std::optional<std::size_t> choose_measure(const Dialogue& dialogue, const std::vector<Group>& groups) {
  std::string lines;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    lines += numbered(i + 1, title_of(groups[i].front(), dialogue.context.words), short_state(groups[i], dialogue), dialogue);
  }
  lines += fmt::format("{:>2}. {}\n", groups.size() + 1, dialogue.text("menu.measures.add"));
  dialogue.terminal.say(lines);
  return dialogue.terminal.choose(dialogue.text("menu.measures.choose"), groups.size() + 1);
}

void add(const Dialogue& dialogue) {
  const auto words = dialogue.terminal.ask(dialogue.text("menu.measures.add.ask"));
  if (!words || words->empty()) return;
  std::vector<std::string> command{"measure", "add"};
  add_option(command, "--by", dialogue.by);
  add_text(command, *words);
  execute(dialogue, command);
}

/// The line that the person means; nothing to go back.
std::optional<Line> choose_system(const Dialogue& dialogue, const Group& group, const report::ShortNames& names) {
  if (group.size() == 1) return group.front();
  std::string lines = dialogue.text("menu.measures.which") + "\n";
  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::string system = base::printable(names.of(group[i].measure.system));
    lines += numbered(i + 1, system, state_of(group[i], dialogue.context.words), dialogue);
  }
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), group.size());
  if (!number) return std::nullopt;
  return group[*number - 1];
}

/// Who did it and when; false where the person went back.
bool ask_about_the_deed(const Dialogue& dialogue, std::vector<std::string>& command) {
  const auto who = dialogue.terminal.ask(dialogue.text("menu.measures.who"));
  if (!who) return false;
  add_option(command, "--who", *who);
  const auto at = dialogue.terminal.ask(dialogue.text("menu.measures.at"));
  if (!at) return false;
  add_option(command, "--at", *at);
  add_option(command, "--by", dialogue.by);
  return true;
}

/// Whoever types is not always whoever decides: both are noted, once the person has read what will be.
bool ask_who_decides(const Dialogue& dialogue, const Line& line, const std::string& verb, std::vector<std::string>& command) {
  if (verb != "decide") {
    const auto why = dialogue.terminal.ask(dialogue.text("menu.measures.because"));
    if (!why) return false;
    add_option(command, "--because", *why);
  }
  const std::string self = dialogue.by.empty() ? account_name() : dialogue.by;
  const auto name = dialogue.terminal.ask(dialogue.text("menu.measures.decided_by", {{"name", base::printable(self)}}));
  if (!name) return false;
  const bool other = !name->empty() && *name != self;
  const std::string by = other ? dialogue.text("menu.measures.noted_by", {{"name", *name}, {"by", self}}) : self;
  const base::Arguments noted{{"title", title_of(line, dialogue.context.words)},
                              {"verb", dialogue.text("menu.measures.said." + verb)},
                              {"name", base::printable(by)}};
  if (!dialogue.terminal.choose(dialogue.text("menu.measures.confirm", noted), 1, Terminal::Empty::asks_again)) return false;
  add_option(command, "--by", by);
  return true;
}

void act_on(const Dialogue& dialogue, const Line& line) {
  static constexpr std::array<const char*, 5> kVerbs = {"decide", "do", "check", "undo", "decline"};
  std::string lines;
  for (std::size_t i = 0; i < kVerbs.size(); ++i) {
    lines += fmt::format("{:>2}. {}\n", i + 1, dialogue.text(fmt::format("menu.measures.verb.{}", kVerbs[i])));
  }
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), kVerbs.size());
  if (!number) return;
  const std::string verb = kVerbs[*number - 1];
  std::vector<std::string> command{"measure", verb, line.measure.id};
  add_option(command, "--system", line.measure.system);
  const bool deed = verb == "do" || verb == "check";
  if (!(deed ? ask_about_the_deed(dialogue, command) : ask_who_decides(dialogue, line, verb, command))) return;
  if (execute(dialogue, command) == kDone) dialogue.say("menu.noted");
}

}  // namespace

void measures(const Dialogue& dialogue) {
  while (!dialogue.terminal.closed()) {
    auto store = dialogue.open();
    const auto now = store ? engine::measures_of(*store) : std::unexpected(store.error());
    if (!now) return dialogue.explain(now.error());
    store = std::unexpected(base::Error{});  // a command of the menu opens the case itself
    const std::vector<Group> groups = groups_of(now->plan);
    const auto number = choose_measure(dialogue, groups);
    if (!number) return;
    if (*number == groups.size() + 1) {
      add(dialogue);
      continue;
    }
    const Group& group = groups[*number - 1];
    dialogue.terminal.say(report::measures::details(group, now->diagnosed, dialogue.context.words));
    if (const auto line = choose_system(dialogue, group, report::measures::short_names(now->diagnosed)))
      act_on(dialogue, *line);
  }
}

}  // namespace beffroi::app::menu
