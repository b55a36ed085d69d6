// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/actor.h"

namespace beffroi::drill::vocabulary {
namespace {

constexpr std::uint64_t kSystemLogon = 0x3E7;

std::string domain_of(const world::Host& host, const world::Town& town) { return host.in_domain ? town.netbios : "WORKGROUP"; }

}  // namespace

Actor actor(const world::Account& account, std::uint64_t logon_id) {
  return {account.sid, account.name, account.domain, logon_id};
}

Actor nobody() { return {"S-1-0-0", "-", "-", 0}; }

Actor machine_itself(const world::Host& host, const world::Town& town) {
  return {"S-1-5-18", host.name + "$", domain_of(host, town), kSystemLogon};
}

Actor machine_account(const world::Host& host, const world::Town& town, std::uint64_t logon_id) {
  return {host.sid, host.name + "$", domain_of(host, town), logon_id};
}

Actor local_system() { return {"S-1-5-18", "Système", "AUTORITE NT", kSystemLogon}; }

}  // namespace beffroi::drill::vocabulary
