// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/world/calendar.h"
#include "drill/world/stage.h"

namespace beffroi::drill::activity {

/// The weeks a drill lasts.
struct Period {
  world::Day first;
  int days = 0;

  world::Day day(int number) const { return first + std::chrono::days(number); }
};

/// Everything that happens in a town hall when nothing happens: staff, machines, updates, backups, antivirus, technicians, a
/// scan for weaknesses. Much of it looks like an attack, as in life.
void live(world::Stage& stage, const Period& period, const world::Random& random);

// The habits, each with its own chance; `live` calls them all.
void staff_works(world::Stage& stage, const Period& period, world::Random random);
void machines_talk(world::Stage& stage, const Period& period, world::Random random);
void updates_arrive(world::Stage& stage, const Period& period, world::Random random);
void backups_run(world::Stage& stage, const Period& period, world::Random random);
void technicians_help(world::Stage& stage, const Period& period, world::Random random);
void scanner_passes(world::Stage& stage, const Period& period, world::Random random);
void provider_helps_from_afar(world::Stage& stage, const Period& period, world::Random random);
void staff_brings_sticks(world::Stage& stage, const Period& period, world::Random random);

// What looks like an attack and comes in some weeks only.
void files_are_moved(world::Stage& stage, const Period& period, world::Random random);
void old_password_knocks(world::Stage& stage, const Period& period, world::Random random);
void software_is_deployed(world::Stage& stage, const Period& period, world::Random random);
void testers_knock(world::Stage& stage, const Period& period, world::Random random);

}  // namespace beffroi::drill::activity
