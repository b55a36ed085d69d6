// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::discovery {
namespace {

Answer ask(const Scene& scene) { return tell_clues(scene, "discovery", "discovery"); }

}  // namespace

Question make_question() { return {"discovery", 49, ask}; }

}  // namespace beffroi::diagnose::questions::discovery
