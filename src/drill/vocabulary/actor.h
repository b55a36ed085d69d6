// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "drill/world/town.h"

namespace beffroi::drill::vocabulary {

/// Who acts or is acted upon, as Windows shows it: SID, name, domain and the number of the logon session.
struct Actor {
  std::string sid;
  std::string name;
  std::string domain;
  std::uint64_t logon_id = 0;
};

Actor actor(const world::Account& account, std::uint64_t logon_id = 0);
/// Nobody in particular: S-1-0-0 and dashes.
Actor nobody();
/// The machine acting for itself: SID of the local system, name of the machine's account, logon 0x3e7.
Actor machine_itself(const world::Host& host, const world::Town& town);
/// The machine's account as other machines see it.
Actor machine_account(const world::Host& host, const world::Town& town, std::uint64_t logon_id = 0);
/// The local system under the name French Windows gives it.
Actor local_system();

}  // namespace beffroi::drill::vocabulary
