// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"
#include "drill/vocabulary/accounts.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

/// The provider's technician: enters by remote desktop from the office in working hours, looks around, helps with PsExec.
class Technician {
 public:
  Technician(Stage& stage, Random& random) : stage_(stage), random_(random), town_(stage.town()) {
    entry_.host = &town_.host(Role::remote_desktop_server);
    entry_.account = &town_.provider_account();
    entry_.address = town_.provider_address;
    entry_.client = "TECH-" + random_.word(4);
  }

  void intervene(Day day) {
    const Timestamp start = french_time(day, random_.between(9, 16), random_.between(0, 50), random_.between(0, 59));
    if (random_.chance(20))
      refuse_remote_desktop(stage_, entry_, entry_.account->name, LogonFailure::wrong_password, start - seconds(14));
    const Session session = log_on_by_remote_desktop(stage_, entry_, start);
    run(stage_, session, system_program("mmc.exe", "\"C:\\Windows\\system32\\eventvwr.msc\" /s"), start + minutes(2));
    run(stage_, session, system_program("cmd.exe", "/k ipconfig /all"), start + minutes(4));
    if (random_.chance(50)) visit_controller(session, start + minutes(6));
    if (random_.chance(60)) use_psexec(session, start + minutes(12));
    leave(session, start + minutes(random_.between(25, 70)));
  }

  void welcome_newcomer(Day day, const Account& newcomer) {
    const Host& controller = stage_.domain_controller();
    const Timestamp start = french_time(day, 10, random_.between(5, 50));
    const Session session = log_on_by_remote_desktop(stage_, entry_, start);
    const Session on_controller = go_to(session, controller, start + minutes(2));
    run(stage_, on_controller, system_program("mmc.exe", "\"C:\\Windows\\system32\\dsa.msc\""), start + minutes(3));
    const Timestamp created = start + minutes(5);
    stage_.log(controller, created, account_created(on_controller.actor, newcomer));
    stage_.log(controller, created + milliseconds(40), password_set(on_controller.actor, newcomer));
    stage_.log(controller, created + milliseconds(60), account_enabled(on_controller.actor, newcomer));
    stage_.log(controller, created + milliseconds(80), account_changed(on_controller.actor, newcomer));
    const Group group{"GG_Services_Techniques", town_.netbios, town_.domain_sid + "-1152"};
    stage_.log(controller, created + seconds(50),
               added_to_global_group(on_controller.actor, newcomer, group, town_.dns_domain));
    log_off(stage_, on_controller, start + minutes(11));
    log_off(stage_, session, start + minutes(14));
  }

  /// The remote help that the provider puts on every workstation.
  void install_remote_help(const Host& host, Timestamp time) {
    constexpr std::string_view kImage = "\"C:\\Program Files (x86)\\TeamViewer\\TeamViewer_Service.exe\"";
    stage_.log(host, time, service_installed(actor(*entry_.account), "TeamViewer", kImage, true));
    stage_.log(host, time + seconds(2), service_changed("TeamViewer", "TeamViewer", ServiceState::running));
    run_as_system(stage_, host, {"C:\\Program Files (x86)\\TeamViewer\\TeamViewer_Service.exe", std::string(kImage)},
                  time + seconds(2));
  }

 private:
  Session go_to(const Session& from, const Host& to, Timestamp time) {
    const Parent client = run(stage_, from, system_program("mstsc.exe", fmt::format("/v:{}", to.name)), time);
    leave_by_remote_desktop(stage_, from, to, *from.account, client, time + seconds(9));
    return log_on_by_remote_desktop(stage_, {&to, from.account, from.host->address, from.host->name, from.host},
                                    time + seconds(10));
  }

  void visit_controller(const Session& session, Timestamp time) {
    const Session there = go_to(session, stage_.domain_controller(), time);
    run(stage_, there, system_program("mmc.exe", "\"C:\\Windows\\system32\\dnsmgmt.msc\""), time + minutes(1));
    log_off(stage_, there, time + minutes(random_.between(4, 9)));
  }

  void use_psexec(const Session& session, Timestamp time) {
    const std::vector<const Host*> hosts = town_.workstations_in_domain();
    const Host& host = *hosts[random_.below(static_cast<std::uint32_t>(hosts.size()))];
    run(stage_, session, {"C:\\Outils\\PsExec.exe", fmt::format("psexec \\\\{} -s gpupdate /force", host.name)}, time);
    const Actor who =
        log_on_over_network(stage_, *session.host, host, *session.account, Package::kerberos, time + seconds(1), seconds(40));
    constexpr std::string_view kImage = "%SystemRoot%\\PSEXESVC.exe";
    stage_.log(host, time + seconds(2), service_installed(who, "PSEXESVC", kImage, false));
    stage_.log(host, time + seconds(2) + milliseconds(60), service_changed("PSEXESVC", "PSEXESVC", ServiceState::running));
    const Parent service = run_as_system(stage_, host, {"C:\\Windows\\PSEXESVC.exe", "C:\\Windows\\PSEXESVC.exe"},
                                         time + seconds(2) + milliseconds(80));
    run_as_system(stage_, host, system_program("gpupdate.exe", "/force"), time + seconds(3), service);
    stage_.log(host, time + seconds(30), service_changed("PSEXESVC", "PSEXESVC", ServiceState::stopped));
  }

  void leave(const Session& session, Timestamp time) {
    if (random_.chance(25)) disconnect(stage_, session, time - minutes(2));
    log_off(stage_, session, time);
  }

  Stage& stage_;
  Random& random_;
  const Town& town_;
  RemoteEntry entry_;
};

}  // namespace

void technicians_help(Stage& stage, const Period& period, Random random) {
  Technician technician(stage, random);
  const Town& town = stage.town();
  const Account newcomer{"st.stagiaire", "", town.netbios, town.domain_sid + "-1187", Privilege::user};
  const Day welcome = period.first + std::chrono::days(2);
  if (is_working_day(welcome)) technician.welcome_newcomer(welcome, newcomer);
  for (int number = 0; number < period.days; ++number) {
    if (is_working_day(period.day(number)) && random.chance(45)) technician.intervene(period.day(number));
  }
  for (const Host* host : town.workstations_in_domain()) {
    if (random.chance(50)) technician.install_remote_help(*host, french_time(welcome, 14, random.between(0, 59)));
  }
}

void scanner_passes(Stage& stage, const Period& period, Random random) {
  constexpr std::string_view kNames[] = {"admin", "administrator", "test", "guest", "root", "scanner"};
  Day day = period.first + std::chrono::days(8);
  while (!is_working_day(day)) day += std::chrono::days(1);
  const std::string own = stage.domain_controller().address;
  const std::string address = own.substr(0, own.rfind('.') + 1) + "250";
  Timestamp time = french_time(day, 14, 0);
  for (const Host& host : stage.town().hosts) {
    if (!host.is_server()) continue;
    for (int attempt = 0; attempt < 24; ++attempt) {
      time = time + milliseconds(random.between(300, 2500));
      fail_over_network(stage, address, "AUDIT-VULN", host, random.pick(kNames), LogonFailure::no_such_user, time);
    }
  }
}

}  // namespace beffroi::drill::activity
