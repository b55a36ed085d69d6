// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/attack/attack.h"

namespace beffroi::drill::attack {

/// The acts of an intrusion that scenarios share, each made of steps whose order, tools and presence are drawn by chance.

/// Looks around, blinds the antivirus, steals credentials: those of `victim`, a domain administrator, are lost then.
Timestamp settle(Attack& attack, const Session& session, const world::Account& victim, Timestamp time);

/// The directory in the attacker's hands.
struct Conquest {
  Session on_controller{};
  world::Account created{};
  Timestamp time{};
};
Conquest take_domain(Attack& attack, const Session& from, const world::Account& with, Timestamp time);

/// Encrypts the file and application servers, workstations of the town hall left on, the share, and last the domain controller;
/// never the machine of `from`, which they still need.
Timestamp strike(Attack& attack, const Session& from, const world::Account& with, const Conquest& conquest, Timestamp time);

}  // namespace beffroi::drill::attack
