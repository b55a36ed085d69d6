// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::persistence {
namespace {

Answer ask(const Scene& scene) { return tell_clues(scene, "persistence", "persistence"); }

}  // namespace

Question make_question() { return {"persistence", 46, ask}; }

}  // namespace beffroi::diagnose::questions::persistence
