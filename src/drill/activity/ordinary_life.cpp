// SPDX-License-Identifier: EUPL-1.2
#include "drill/activity/ordinary_life.h"

namespace beffroi::drill::activity {

void live(world::Stage& stage, const Period& period, const world::Random& random) {
  staff_works(stage, period, random.fork("staff"));
  machines_talk(stage, period, random.fork("machines"));
  updates_arrive(stage, period, random.fork("updates"));
  backups_run(stage, period, random.fork("backups"));
  technicians_help(stage, period, random.fork("technicians"));
  scanner_passes(stage, period, random.fork("scanner"));
}

}  // namespace beffroi::drill::activity
