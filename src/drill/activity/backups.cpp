// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/backup.h"

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

constexpr std::string_view kTarget = "\\\\?\\Volume{5f2c1e07-0000-0000-0000-100000000000}\\";
constexpr std::string_view kTask = "\\Microsoft\\Windows\\Backup\\Microsoft-Windows-WindowsBackup";

/// The account of the backup logs on in batch, as a task does.
void log_on_for_backup(Stage& stage, const Host& host, Timestamp time) {
  const Account& account = stage.town().backup_account();
  Logon details{.subject = machine_itself(host, stage.town()), .target = actor(account, stage.new_logon_id(host))};
  details.type = LogonType::batch;
  details.package = Package::negotiate;
  details.workstation = host.name;
  details.process_id = stage.service_process_id(host, "Schedule");
  details.process = "C:\\Windows\\System32\\svchost.exe";
  details.elevated = true;
  stage.log(host, time, logon(details));
  stage.log(host, time + milliseconds(1), special_privileges(details.target));
  stage.log(host, time + minutes(48), logoff(details.target, LogonType::batch));
}

void back_up(Stage& stage, const Host& host, Random& random, Timestamp time, std::uint32_t shadow_copy) {
  log_on_for_backup(stage, host, time);
  const std::string guid = random.guid();
  const std::uint32_t engine = stage.new_process_id(host);
  stage.log(host, time + milliseconds(30), task_started(kTask, "%windir%\\System32\\wbadmin.exe", guid, engine));
  const Parent wbadmin = run_as_system(
      stage, host, system_program("wbadmin.exe", "start backup -templateId:{3b9f7d2e-6c1a-4d2b-9a57-0f2a5c1be1d4} -quiet"),
      time + milliseconds(60), {engine, "C:\\Windows\\System32\\svchost.exe"});
  stage.log(host, time + seconds(2), service_changed("Cliché instantané des volumes", "VSS", ServiceState::running));
  stage.log(host, time + seconds(5), backup_started(kTarget));
  const Timestamp finished = time + minutes(random.between(22, 44));
  stage.log(host, finished, backup_succeeded(kTarget, time));
  // The oldest copies go, as they must: by Windows itself, and by the task the provider wrote.
  stage.log(host, finished + seconds(14), oldest_shadow_copy_removed(shadow_copy, "D:"));
  if (random.chance(30)) {
    run_as_system(stage, host, system_program("vssadmin.exe", "delete shadows /for=D: /oldest /quiet"), finished + seconds(31),
                  wbadmin);
  }
  stage.log(host, finished + minutes(3), shadow_copy_service_idle());
  stage.log(host, finished + minutes(3) + milliseconds(40),
            service_changed("Cliché instantané des volumes", "VSS", ServiceState::stopped));
  stage.log(host, finished + minutes(4), task_finished(kTask, "%windir%\\System32\\wbadmin.exe", guid, engine));
}

}  // namespace

void backups_run(Stage& stage, const Period& period, Random random) {
  std::uint32_t shadow_copy = 40 + random.below(200);
  for (const Role role : {Role::file_server, Role::domain_controller, Role::application_server}) {
    const Host& host = stage.town().host(role);
    for (int number = 0; number < period.days; ++number) {
      const Day day = period.day(number);
      if (weekday(day) == std::chrono::Saturday || weekday(day) == std::chrono::Sunday) continue;
      back_up(stage, host, random, french_time(day, 20, 30) + minutes(random.between(0, 40)), shadow_copy++);
    }
  }
}

}  // namespace beffroi::drill::activity
