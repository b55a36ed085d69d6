// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"
#include "drill/vocabulary/accounts.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

Day working_day_from(const Period& period, int number) {
  Day day = period.day(number);
  while (!is_working_day(day)) day += std::chrono::days(1);
  return day;
}

std::string neighbour_address(const Host& host, std::string_view last) {
  return host.address.substr(0, host.address.rfind('.') + 1) + std::string(last);
}

std::vector<const Host*> servers_of(const Town& town) {
  std::vector<const Host*> servers;
  for (const Host& host : town.hosts) {
    if (host.is_server()) servers.push_back(&host);
  }
  return servers;
}

}  // namespace

/// The provider moves the shares to new folders one evening: thousands of files written and renamed over the network.
void files_are_moved(Stage& stage, const Period& period, Random random) {
  if (!random.chance(50)) return;
  const Town& town = stage.town();
  const Host& server = town.host(Role::file_server);
  const Host& from = town.host(Role::application_server);
  const Account& account = town.provider_account();
  Timestamp time = french_time(working_day_from(period, random.between(3, 12)), 18, random.between(5, 55));
  const Session session = log_on_at_console(stage, from, account, time);
  const std::string arguments = fmt::format(
      "\\\\{}\\Commun \\\\{}\\Partage2026 /MIR /COPYALL /R:1 /W:1 /LOG:C:\\Outils\\copie.log", server.name, server.name);
  run(stage, session, system_program("robocopy.exe", arguments), time + minutes(2));
  time = time + minutes(2) + seconds(3);
  const Actor who = log_on_over_network(stage, from, server, account, Package::kerberos, time, minutes(90));
  const std::uint16_t port = stage.new_port(from);
  for (const std::string_view share : {"Commun", "Partage2026"}) {
    stage.log(server, time + milliseconds(120), share_opened(who, from.address, port, share, fmt::format("D:\\{}", share)));
  }
  constexpr std::array<std::string_view, 4> kKinds = {".docx", ".xlsx", ".pdf", ".doc"};
  const bool renames = random.chance(60);
  for (int files = random.between(250, 700); files > 0; --files) {
    time = time + milliseconds(random.between(40, 900));
    std::string name = fmt::format("services\\{}{}", random.word(9), random.pick(kKinds));
    if (renames) name += ".old";
    stage.log(server, time,
              share_file_touched(who, from.address, port, "Partage2026", "D:\\Partage2026", name, FileAccess::write));
  }
  log_off(stage, session, time + minutes(4));
}

/// A password was changed and one program did not hear of it: it knocks with the old one, day and night, until somebody sees.
void old_password_knocks(Stage& stage, const Period& period, Random random) {
  if (!random.chance(40)) return;
  const Town& town = stage.town();
  const Host& from = town.host(Role::application_server);
  const Host& to = town.host(Role::file_server);
  const Account& account = town.backup_account();
  const Day day = working_day_from(period, random.between(1, 9));
  Timestamp time = french_time(day, 11, random.between(0, 59));
  const Session session = log_on_at_console(stage, stage.domain_controller(), town.provider_account(), time - minutes(3));
  stage.log(stage.domain_controller(), time, password_set(session.actor, account));
  log_off(stage, session, time + minutes(2));
  const Timestamp seen = french_time(day + std::chrono::days(random.between(1, 3)), 9, random.between(10, 50));
  while (time < seen) {
    time = time + seconds(random.between(45, 240));
    fail_over_network(stage, from.address, from.name, to, account.name, LogonFailure::wrong_password, time);
  }
}

/// A program is brought to every workstation in the morning by the tool made for it, which installs a service for the purpose.
void software_is_deployed(Stage& stage, const Period& period, Random random) {
  if (!random.chance(50)) return;
  struct Tool {
    std::string_view service, image, program;
  };
  constexpr std::array<Tool, 3> kTools = {
      {{"PDQDeployRunner-1", "%SystemRoot%\\AdminArsenal\\PDQDeployRunner\\service-1\\PDQDeployRunner-1.exe",
        "C:\\Windows\\AdminArsenal\\PDQDeployRunner\\service-1\\PDQDeployRunner-1.exe"},
       {"OcsPackage", "C:\\Windows\\Temp\\OcsPackage.exe /S", "C:\\Windows\\Temp\\OcsPackage.exe"},
       {"RemoteInstallService", "%SystemRoot%\\RemInst\\rinstsvc.exe", "C:\\Windows\\RemInst\\rinstsvc.exe"}}};
  const Tool& tool = random.pick(kTools);
  const Town& town = stage.town();
  const Host& from = town.host(Role::application_server);
  Timestamp time = french_time(working_day_from(period, random.between(2, 13)), 10, random.between(0, 40));
  for (const Host* host : town.workstations_in_domain()) {
    time = time + seconds(random.between(2, 40));
    const Actor who = log_on_over_network(stage, from, *host, town.provider_account(), Package::kerberos, time, minutes(3));
    stage.log(*host, time + seconds(1), service_installed(who, tool.service, tool.image, false));
    stage.log(*host, time + seconds(1) + milliseconds(90), service_changed(tool.service, tool.service, ServiceState::running));
    const Parent service = run_as_system(stage, *host, {std::string(tool.program), std::string(tool.program)},
                                         time + seconds(1) + milliseconds(120));
    run_as_system(stage, *host, system_program("msiexec.exe", "/i \"C:\\Windows\\Temp\\lecteur-pdf.msi\" /qn /norestart"),
                  time + seconds(4), service);
    stage.log(*host, time + minutes(2), service_changed(tool.service, tool.service, ServiceState::stopped));
  }
}

/// An announced test, in working hours and from a machine of its own in the network: a few common passwords for every account
/// on every server. Nobody gets in.
void testers_knock(Stage& stage, const Period& period, Random random) {
  if (!random.chance(30)) return;
  const Town& town = stage.town();
  const std::vector<const Host*> servers = servers_of(town);
  const std::string address = neighbour_address(stage.domain_controller(), "251");
  const Day day = working_day_from(period, random.between(3, 13));
  for (int round = random.between(2, 4); round > 0; --round) {
    Timestamp time = french_time(day, 9 + 2 * round, random.between(0, 50));
    for (const Account& account : town.accounts) {
      if (account.domain != town.netbios) continue;
      for (const Host* host : servers) {
        time = time + milliseconds(random.between(200, 1500));
        fail_over_network(stage, address, "AUDIT-SSI", *host, account.name, LogonFailure::wrong_password, time);
      }
    }
  }
}

}  // namespace beffroi::drill::activity
