// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "drill/attack/attack.h"
#include "drill/vocabulary/accounts.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::system_program;

}  // namespace

void write_down_move(Attack& attack, const Session& from, const Host& to, const Account& account, std::string_view method,
                     std::string_view outcome, Timestamp time) {
  attack.truth.lateral.push_back(
      {from.host->computer, to.computer, account.qualified(), std::string(method), time, std::string(outcome), false});
}

Arrival go_by_remote_desktop(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  const Parent client = activity::run(attack.stage, from, system_program("mstsc.exe"), time);
  time = attack.wait(time, 8, 35);
  activity::leave_by_remote_desktop(attack.stage, from, to, account, client, time);
  const Timestamp entered = time + seconds(1);
  const Session session = activity::log_on_by_remote_desktop(
      attack.stage, {&to, &account, from.host->address, from.host->name, from.host}, entered);
  write_down_move(attack, from, to, account, "remote_desktop", "succeeded", entered);
  attack.truth.touch(to, "compromised", entered);
  return {session, attack.wait(entered, 20, 120)};
}

Timestamp fail_to_go(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  activity::fail_over_network(attack.stage, from.host->address, from.host->name, to, account.name,
                              vocabulary::LogonFailure::wrong_password, time);
  write_down_move(attack, from, to, account, "network_logon", "failed", time);
  return attack.wait(time, 10, 60);
}

Timestamp create_administrator(Attack& attack, const Session& session, Account& created, Timestamp time) {
  const Town& town = attack.stage.town();
  const Host& controller = attack.stage.domain_controller();
  BEFFROI_ASSERT(session.host == &controller);
  created = {attack.arsenal.account, "", town.netbios, fmt::format("{}-{}", town.domain_sid, attack.random.between(1300, 1400)),
             Privilege::domain_administrator};
  const Parent shell = activity::run(attack.stage, session, system_program("cmd.exe"), time);
  time = attack.wait(time, 5, 30);
  activity::run(attack.stage, session,
                system_program("net.exe", fmt::format("user {} {} /add /domain", created.name, "P@" + attack.random.word(9))),
                time, shell);
  const vocabulary::Actor& by = session.actor;
  attack.stage.log(controller, time + milliseconds(200), vocabulary::account_created(by, created));
  attack.stage.log(controller, time + milliseconds(210), vocabulary::account_enabled(by, created));
  attack.stage.log(controller, time + milliseconds(220), vocabulary::password_set(by, created));
  attack.stage.log(controller, time + milliseconds(230), vocabulary::account_changed(by, created));
  attack.truth.accounts.push_back({created.qualified(), created.sid, "domain_admin", "created_by_attacker"});
  attack.truth.persistence.push_back({controller.computer, "account_created", created.qualified(), time});
  time = attack.wait(time, 4, 25);
  activity::run(attack.stage, session,
                system_program("net.exe", fmt::format("group \"Admins du domaine\" {} /add /domain", created.name)), time,
                shell);
  attack.stage.log(controller, time + milliseconds(180),
                   vocabulary::added_to_global_group(by, created, vocabulary::domain_admins(town), town.dns_domain));
  return attack.wait(time, 30, 200);
}

}  // namespace beffroi::drill::attack
