// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene.h"

#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose {

Scene::Scene(const Casebook& of)
    : book(of),
      hosts(of),
      accounts(of, hosts),
      sessions(of, hosts, accounts),
      processes(of, hosts, accounts),
      commands(scene::commands_of(of, hosts, accounts, processes, texts)),
      executions(scene::remote_executions(of, hosts, accounts, sessions, processes)),
      clues(
          clues::find_clues({book, hosts, accounts, sessions, processes, commands, executions, clues::Catalogue::embedded()})),
      attack(trace_attack(*this)) {}

}  // namespace beffroi::diagnose
