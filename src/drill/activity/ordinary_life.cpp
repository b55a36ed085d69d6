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
  provider_helps_from_afar(stage, period, random.fork("remote help"));
  staff_brings_sticks(stage, period, random.fork("sticks"));
  files_are_moved(stage, period, random.fork("files"));
  old_password_knocks(stage, period, random.fork("old password"));
  software_is_deployed(stage, period, random.fork("deployment"));
  testers_knock(stage, period, random.fork("testers"));
}

}  // namespace beffroi::drill::activity
