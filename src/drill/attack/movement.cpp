// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "drill/attack/attack.h"
#include "drill/vocabulary/accounts.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::system_program;

void write_down(Attack& attack, const Session& from, const Host& to, const Account& account, std::string_view method,
                std::string_view outcome, Timestamp time) {
  attack.truth.lateral.push_back(
      {from.host->computer, to.computer, account.qualified(), std::string(method), time, std::string(outcome)});
}

/// %SystemRoot% as the process list shows it.
std::string expanded(std::string image) {
  const auto end = image.find('%', 1);
  return image.starts_with('%') ? "C:\\Windows" + image.substr(end + 1) : image;
}

}  // namespace

Arrival go_by_remote_desktop(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  const Parent client = activity::run(attack.stage, from, system_program("mstsc.exe"), time);
  time = attack.wait(time, 8, 35);
  attack.stage.log(*from.host, time,
                   vocabulary::explicit_credentials(from.actor, vocabulary::actor(account), fmt::format("TERMSRV/{}", to.name),
                                                    client.process_id, client.image));
  const Timestamp entered = time + seconds(1);
  const Session session = activity::log_on_by_remote_desktop(
      attack.stage, {&to, &account, from.host->address, from.host->name, from.host}, entered);
  write_down(attack, from, to, account, "remote_desktop", "succeeded", entered);
  attack.truth.touch(to, "compromised", entered);
  return {session, attack.wait(entered, 20, 120)};
}

Timestamp fail_to_go(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  activity::fail_over_network(attack.stage, from.host->address, from.host->name, to, account.name,
                              vocabulary::LogonFailure::wrong_password, time);
  write_down(attack, from, to, account, "network_logon", "failed", time);
  return attack.wait(time, 10, 60);
}

RemoteService run_by_service(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  Stage& stage = attack.stage;
  const vocabulary::Actor actor = activity::log_on_over_network(stage, *from.host, to, account, vocabulary::Package::ntlm, time,
                                                                seconds(attack.random.between(60, 400)));
  write_down(attack, from, to, account, "service_execution", "succeeded", time);
  attack.truth.touch(to, "compromised", time);
  if (to.role == Role::file_server) {
    stage.log(to, time + milliseconds(120),
              vocabulary::share_opened(actor, from.host->address, stage.new_port(*from.host), "ADMIN$", "C:\\Windows"));
  }
  const Arsenal& arsenal = attack.arsenal;
  const Timestamp installed = time + milliseconds(attack.random.between(400, 1900));
  stage.log(to, installed, vocabulary::service_installed(actor, arsenal.service, arsenal.service_image, false));
  stage.log(to, installed + milliseconds(2),
            vocabulary::service_installation_audited(actor, arsenal.service, arsenal.service_image, false));
  stage.log(to, installed + milliseconds(70),
            vocabulary::service_changed(arsenal.service, arsenal.service, vocabulary::ServiceState::running));
  const std::string image = expanded(arsenal.service_image);
  const Parent process = activity::run_as_system(stage, to, {image, image}, installed + milliseconds(90));
  return {&to, actor, process, installed + milliseconds(attack.random.between(300, 1500))};
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
