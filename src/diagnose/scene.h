// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/attack/attack.h"
#include "diagnose/casebook.h"
#include "diagnose/clues/clue.h"
#include "diagnose/scene/accounts.h"
#include "diagnose/scene/commands.h"
#include "diagnose/scene/hosts.h"
#include "diagnose/scene/processes.h"
#include "diagnose/scene/remote_execution.h"
#include "diagnose/scene/sessions.h"

namespace beffroi::diagnose {

/// Everything the questions may ask, worked out once: the facts, who is who in them, what was executed, what is suspicious, and
/// the attack that it makes together. Parts point into each other and into the book, which must outlive it.
struct Scene {
  explicit Scene(const Casebook& book);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  const Casebook& book;
  scene::Hosts hosts;
  scene::Accounts accounts;
  scene::Sessions sessions;
  scene::Processes processes;
  scene::TextPool texts;  ///< of the commands
  std::vector<scene::Command> commands;
  std::vector<scene::RemoteExecution> executions;
  std::vector<Clue> clues;  ///< all of them, in the order of time, also those that belong to no attack
  Attack attack;
};

}  // namespace beffroi::diagnose
