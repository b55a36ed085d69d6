// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::credential_theft {
namespace {

Answer ask(const Scene& scene) { return tell_clues(scene, "credential_theft", "credential_theft"); }

}  // namespace

Question make_question() { return {"credential_theft", 47, ask}; }

}  // namespace beffroi::diagnose::questions::credential_theft
