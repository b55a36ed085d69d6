// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/campaign.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;

Timestamp hit(Attack& attack, const Session& from, const Host& host, const Account& account, Timestamp time) {
  const Foothold foothold = run_remotely(attack, from, host, account, time);
  Timestamp then = foothold.time;
  if (host.is_server()) then = destroy_backups(attack, foothold, then);
  then = encrypt(attack, foothold, then);
  const bool covers_traces = host.role == Role::file_server && attack.random.chance(60);
  if (covers_traces) clear_logs(attack, host, foothold.actor, attack.wait(then, 90, 300));
  return attack.wait(time, 15, 90);
}

}  // namespace

Timestamp settle(Attack& attack, const Session& session, const Account& victim, Timestamp time) {
  const bool caught_first = attack.random.chance(40);
  const bool looks_first = attack.random.chance(50);
  if (looks_first) time = look_around(attack, session, time);
  if (caught_first) time = lose_tool_to_antivirus(attack, session, time);
  time = blind_antivirus(attack, session, time);
  if (!looks_first) time = look_around(attack, session, time);
  time = steal_credentials(attack, session, time);
  attack.truth.take_over(victim, "domain_admin");
  return time;
}

Conquest take_domain(Attack& attack, const Session& from, const Account& with, Timestamp time) {
  Conquest conquest;
  const Town& town = attack.stage.town();
  const Host& controller = attack.stage.domain_controller();
  if (attack.random.chance(35)) time = fail_to_go(attack, from, controller, town.backup_account(), time);
  const Arrival arrival = go_by_remote_desktop(attack, from, controller, with, time);
  conquest.on_controller = arrival.session;
  time = create_administrator(attack, arrival.session, conquest.created, arrival.time);
  if (attack.random.chance(50)) time = register_task(attack, arrival.session, time);
  time = blind_antivirus(attack, arrival.session, time);
  if (attack.random.chance(20)) time = stop_auditing(attack, arrival.session, time);
  if (attack.random.chance(45)) time = send_data_out(attack, from, time);
  conquest.time = time;
  return conquest;
}

Timestamp strike(Attack& attack, const Session& from, const Account& with, const Conquest& conquest, Timestamp time) {
  const Town& town = attack.stage.town();
  std::vector<const Host*> targets;
  for (const Role role : {Role::file_server, Role::application_server}) {
    if (&town.host(role) != from.host) targets.push_back(&town.host(role));
  }
  for (const Host& host : town.hosts) {
    const bool left_on =
        host.site == "mairie" && !host.is_server() && host.collected && &host != from.host && attack.random.chance(20);
    if (left_on) targets.push_back(&host);
  }
  for (const Host* host : targets) time = hit(attack, from, *host, attack.random.chance(60) ? with : conquest.created, time);
  time = encrypt_share(attack, from, town.host(Role::file_server), time);
  const Host& controller = attack.stage.domain_controller();
  time = hit(attack, from, controller, conquest.created, time);
  const bool covers_traces = attack.random.chance(65);
  if (covers_traces) clear_logs(attack, controller, conquest.on_controller.actor, attack.wait(time, 60, 400));
  return attack.wait(time, 500, 900);
}

}  // namespace beffroi::drill::attack
