// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/clues/recogniser.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace beffroi::diagnose::clues {

Clue Traces::clue_at(std::string_view kind, const KnownFact& fact, std::string_view detail) const {
  return {.kind = std::string(kind),
          .about = &catalogue.kind(kind),
          .host = hosts.of_name(fact.host()),
          .account = accounts.key_of(fact),
          .logon_id = std::string(fact.get("winlog.logon.id")),
          .time = fact.time,
          .fact = &fact,
          .more = {},
          .detail = std::string(detail)};
}

Clue Traces::clue_at(std::string_view kind, const scene::Command& command) const {
  Clue clue =
      command.process == scene::kNoProcess ? clue_at(kind, *command.fact) : clue_at(kind, processes.all()[command.process]);
  for (const auto* field :
       {"process.command_line", "powershell.file.script_block_text", "process.executable", "winlog.task.name"}) {
    if (clue.detail.empty()) clue.detail = command.fact->get(field);
  }
  return clue;
}

Clue Traces::clue_at(std::string_view kind, const scene::Process& process) const {
  Clue clue = clue_at(kind, *process.fact, process.command);
  clue.process = static_cast<std::size_t>(&process - processes.all().data());
  clue.account = process.account;
  clue.logon_id = process.logon_id;
  return clue;
}

std::vector<Clue> find_clues(const Traces& traces) {
  std::vector<Clue> found, clues;
  for (const Recogniser recognise : recognisers::registry()) recognise(traces, found);
  std::ranges::stable_sort(found, {}, [](const Clue& clue) { return std::tuple(clue.time, clue.host, clue.kind); });
  std::set<std::pair<const KnownFact*, std::string>> known;
  for (Clue& clue : found) {
    if (clue.host != scene::kNoHost && known.emplace(clue.fact, clue.kind).second) clues.push_back(std::move(clue));
  }
  return clues;
}

}  // namespace beffroi::diagnose::clues
