// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "app/menu/screens.h"
#include "base/text.h"
#include "response/dossiers/form.h"

namespace beffroi::app::menu {

void tick_off(const Dialogue& dialogue, const std::vector<response::Deadline>& deadlines) {
  std::string lines;
  std::vector<std::string> open;
  for (const response::Deadline& one : deadlines) {
    if (one.state >= response::DeadlineState::met) continue;
    open.push_back(one.ref);
    lines += fmt::format("{:>2}. {}\n", open.size(), base::printable(one.title_in(dialogue.context.words.language())));
  }
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), open.size());
  if (!number) return;
  const auto reference = dialogue.terminal.ask(dialogue.text("menu.deadline.reference"));
  if (!reference) return;
  std::vector<std::string> command{"obligations", "done", open[*number - 1]};
  add_option(command, "--reference", *reference);
  add_option(command, "--by", dialogue.by);
  execute(dialogue, command);
}

void make_dossier(const Dialogue& dialogue) {
  const auto forms = response::dossiers::forms();
  if (!forms) return dialogue.explain(forms.error());
  std::string lines;
  for (std::size_t i = 0; i < forms->size(); ++i)
    lines += fmt::format("{:>2}. {}\n", i + 1, (*forms)[i].title.in(dialogue.context.words.language()));
  dialogue.terminal.say(lines);
  const auto number = dialogue.terminal.choose(dialogue.text("menu.choose_back"), forms->size());
  if (!number) return;
  std::vector<std::string> command{"dossier", (*forms)[*number - 1].id};
  add_option(command, "--by", dialogue.by);
  execute(dialogue, command);
}

}  // namespace beffroi::app::menu
