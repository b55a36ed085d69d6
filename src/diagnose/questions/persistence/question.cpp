// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/persistence/registered_tasks.h"
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::persistence {
namespace {

Answer ask(const Scene& scene) {
  const std::vector<Clue> tasks = registered_tasks(scene);
  return tell_clues(scene, "persistence", "persistence", tasks);
}

}  // namespace

Question make_question() { return {"persistence", 46, ask}; }

}  // namespace beffroi::diagnose::questions::persistence
