// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::defence_evasion {
namespace {

Answer ask(const Scene& scene) { return tell_clues(scene, "defence_evasion", "defence_evasion"); }

}  // namespace

Question make_question() { return {"defence_evasion", 48, ask}; }

}  // namespace beffroi::diagnose::questions::defence_evasion
