// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/commands.h"

#include <algorithm>

#include "base/text.h"

namespace beffroi::diagnose::scene {
namespace {

struct Kept {
  std::string_view kind, field;
  Command::Source source;
};

constexpr Kept kKept[] = {
    {"process.script-block-executed", "powershell.file.script_block_text", Command::Source::script},
    {"process.powershell-started", "process.command_line", Command::Source::powershell},
    {"configuration.service-installed", "process.executable", Command::Source::service},
    {"configuration.scheduled-task-created", "winlog.task.content", Command::Source::task},
    {"configuration.scheduled-task-updated", "winlog.task.content", Command::Source::task},
};

/// What a task runs, out of its description.
std::string_view actions_of(std::string_view content) {
  const std::size_t begin = content.find("<Actions");
  const std::size_t end = content.find("</Actions>");
  return begin == content.npos || end == content.npos || end < begin ? content : content.substr(begin, end - begin);
}

Command from_process(const Process& process, std::size_t number, TextPool& texts) {
  return {.source = Command::Source::process,
          .host = process.host,
          .text = texts.keep(plain(process.command)),
          .image = process.image(),
          .parent = process.parent_image(),
          .account = process.account,
          .logon_id = process.logon_id,
          .process = number,
          .time = process.time,
          .fact = process.fact};
}

}  // namespace

std::string plain(std::string_view command) {
  std::string text;
  const std::string folded = base::fold(command.substr(0, kLongestCommand));
  for (const char c : folded) {
    if (c == '"' || c == '^' || c == '`') continue;
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (blank && (text.empty() || text.back() == ' ')) continue;
    text += blank ? ' ' : c;
  }
  return text;
}

std::vector<Command> commands_of(const Casebook& book, const Hosts& hosts, const Accounts& accounts, const Processes& processes,
                                 TextPool& texts) {
  std::vector<Command> commands;
  for (std::size_t i = 0; i < processes.all().size(); ++i) commands.push_back(from_process(processes.all()[i], i, texts));
  for (const Kept& kept : kKept) {
    for (const KnownFact& fact : book.facts(kept.kind)) {
      std::string_view text = fact.get(kept.field);
      if (kept.source == Command::Source::task) text = actions_of(text);
      if (text.empty()) continue;
      commands.push_back({.source = kept.source,
                          .host = hosts.of_name(fact.host()),
                          .text = texts.keep(plain(text)),
                          .image = {},
                          .parent = {},
                          .account = texts.keep(accounts.key_of(fact)),
                          .logon_id = fact.get("winlog.logon.id"),
                          .time = fact.time,
                          .fact = &fact});
    }
  }
  std::ranges::stable_sort(commands, {}, &Command::time);
  return commands;
}

}  // namespace beffroi::diagnose::scene
