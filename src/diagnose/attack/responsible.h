// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "diagnose/scene.h"

namespace beffroi::diagnose::attack {

/// The session in which a clue came about: by its logon number, else by those of the programs that led to it, else by the service
/// they run in and the logon that installed it, else the account's last session there. Null where nothing tells.
const scene::Session* responsible_session(const Scene& scene, const Clue& clue);

/// Work of administrators on a machine of the attack, as far as the traces show: a clue that is mere context, of an account that nothing
/// shows in the attacker's hands, in no session of his and from nowhere that he came from.
bool is_by_others(const Scene& scene, const Attack& attack, const Clue& clue);

/// What was done on a machine in the seconds in which a shell or a stray program of another machine spoke to it and logged on there:
/// objects of the desktop lent over DCOM act in the name of whoever sits before it.
struct Reach {
  const scene::Session* session;  ///< by which the other machine was there
  const Clue* connection;
};

std::optional<Reach> reached_by_program(const Scene& scene, const Clue& clue);

}  // namespace beffroi::diagnose::attack
