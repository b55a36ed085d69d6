// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/activity/removable_media.h"
#include "drill/attack/attack.h"

namespace beffroi::drill::attack {

/// A worm as it lies on a stick: a shortcut that looks like a folder, and the program behind it.
struct Worm {
  std::string shortcut;  ///< file name on the stick
  std::string payload;   ///< path on the stick without the drive: "\\.Trashes\\k2j4.dat"
  std::string copy;      ///< file name under which it stays on a machine
  std::string server;    ///< whom it calls
  int way = 0;           ///< by which program of Windows it starts itself
};
Worm draw_worm(world::Random& random);

/// Somebody opens the shortcut: the worm starts, copies itself into the profile and comes back at every logon. Returns when.
struct Caught {
  activity::Parent process;
  Timestamp started, over;
};
Caught catch_from_stick(Attack& attack, const Session& session, const Worm& worm, const vocabulary::Stick& stick,
                        Timestamp time);
/// The same, and the antivirus takes it away first.
Timestamp antivirus_stops_worm(Attack& attack, const Session& session, const Worm& worm, const vocabulary::Stick& stick,
                               Timestamp time);
/// The worm writes itself into the folders of the town's share; returns the path that people will see.
std::string infect_share(Attack& attack, const Session& session, const Worm& worm, Timestamp time);
/// Somebody opens it from there.
Caught catch_from_share(Attack& attack, const Session& session, const Worm& worm, const std::string& path, Timestamp time);

}  // namespace beffroi::drill::attack
