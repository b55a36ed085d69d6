// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "diagnose/clues/clue.h"
#include "diagnose/scene/accounts.h"
#include "diagnose/scene/commands.h"
#include "diagnose/scene/remote_execution.h"
#include "diagnose/scene/sessions.h"

namespace beffroi::diagnose::clues {

/// What recognisers look at.
struct Traces {
  const Casebook& book;
  const scene::Hosts& hosts;
  const scene::Accounts& accounts;
  const scene::Sessions& sessions;
  const scene::Processes& processes;
  const std::vector<scene::Command>& commands;
  const std::vector<scene::RemoteExecution>& executions;
  const Catalogue& catalogue;

  /// A clue of a kind at a fact, with the place and the account that the fact names.
  Clue clue_at(std::string_view kind, const KnownFact& fact, std::string_view detail = {}) const;
  Clue clue_at(std::string_view kind, const scene::Command& command) const;
  /// At a start of a program, with its place in Processes.
  Clue clue_at(std::string_view kind, const scene::Process& process) const;
};

/// Finds clues of one family. A file of clues/recognisers makes one: `clues::Recogniser make_recogniser()`.
using Recogniser = void (*)(const Traces& traces, std::vector<Clue>& found);

namespace recognisers {
/// Every file of the folder, in alphabetical order (generated).
std::vector<Recogniser> registry();
}  // namespace recognisers

/// All clues, in the order of time; the same record is a clue of one kind once.
std::vector<Clue> find_clues(const Traces& traces);

}  // namespace beffroi::diagnose::clues
