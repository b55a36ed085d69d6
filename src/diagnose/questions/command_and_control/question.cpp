// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::command_and_control {
namespace {

Answer ask(const Scene& scene) { return tell_clues(scene, "command_and_control", "command_and_control"); }

}  // namespace

Question make_question() { return {"command_and_control", 45, ask}; }

}  // namespace beffroi::diagnose::questions::command_and_control
