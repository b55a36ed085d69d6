// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/menu/dialogue.h"
#include "response/deadline.h"

namespace beffroi::app::menu {

// One screen each: shows, asks, runs commands, comes back.
void situation(const Dialogue& dialogue);
void questions(const Dialogue& dialogue);
void services(const Dialogue& dialogue);
void measures(const Dialogue& dialogue);
void deadlines(const Dialogue& dialogue);
/// Which deadline is done, and what proves it.
void tick_off(const Dialogue& dialogue, const std::vector<response::Deadline>& deadlines);
/// Which dossier to fill in.
void make_dossier(const Dialogue& dialogue);
void calls(const Dialogue& dialogue);
void writing(const Dialogue& dialogue);
void printing(const Dialogue& dialogue);
void journal(const Dialogue& dialogue);

/// The two or three lines above the menu: verdict, what is overdue, the next deadline.
void headline(const Dialogue& dialogue);

}  // namespace beffroi::app::menu
