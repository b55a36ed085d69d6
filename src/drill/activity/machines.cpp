// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string_view>

#include "drill/activity/ordinary_life.h"
#include "drill/activity/sessions.h"
#include "drill/vocabulary/powershell.h"
#include "drill/vocabulary/services.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

struct Service {
  std::string_view display_name;
  std::string_view name;
};

constexpr std::array<Service, 7> kServices = {
    {{"Windows Update", "wuauserv"},
     {"Optimisation de livraison", "DoSvc"},
     {"Service de découverte automatique de Proxy Web pour les services HTTP Windows", "WinHttpAutoProxySvc"},
     {"Programme d’installation pour les modules Windows", "TrustedInstaller"},
     {"Service de transfert intelligent en arrière-plan", "BITS"},
     {"Cliché instantané des volumes", "VSS"},
     {"Expérience d’application", "AeLookupSvc"}}};

struct ScheduledTask {
  std::string_view name;
  std::string_view action;
};

constexpr std::array<ScheduledTask, 5> kTasks = {
    {{"\\Microsoft\\Windows\\Defrag\\ScheduledDefrag", "%windir%\\system32\\defrag.exe"},
     {"\\Microsoft\\Windows\\Time Synchronization\\SynchronizeTime", "%windir%\\system32\\sc.exe"},
     {"\\Microsoft\\Windows\\UpdateOrchestrator\\Schedule Scan", "%systemroot%\\system32\\usoclient.exe"},
     {"\\Microsoft\\Windows\\Windows Defender\\Windows Defender Scheduled Scan",
      "C:\\Program Files\\Windows Defender\\MpCmdRun.exe"},
     {"\\Inventaire du parc", "powershell.exe"}}};

constexpr std::string_view kInventoryCommand =
    "powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\\Scripts\\inventaire.ps1";
constexpr std::string_view kInventoryScript =
    "Get-CimInstance Win32_ComputerSystem | Select-Object Name, Model, TotalPhysicalMemory | Export-Csv "
    "\\\\parc\\Inventaire\\$env:COMPUTERNAME.csv";

void start_service(Stage& stage, const Host& host, Random& random, Timestamp time) {
  const Service& service = random.pick(kServices);
  Logon details{.subject = machine_itself(host, stage.town()), .target = local_system()};
  details.type = LogonType::service;
  details.package = Package::negotiate;
  details.process_id = stage.service_process_id(host, "services");
  details.process = "C:\\Windows\\System32\\services.exe";
  stage.log(host, time, logon(details));
  stage.log(host, time + milliseconds(1), special_privileges(details.target));
  stage.log(host, time + milliseconds(250), service_changed(service.display_name, service.name, ServiceState::running));
  stage.log(host, time + minutes(random.between(2, 15)),
            service_changed(service.display_name, service.name, ServiceState::stopped));
}

/// The provider's own script: PowerShell at three in the morning is not always an attack.
void take_inventory(Stage& stage, const Host& host, Random& random, Timestamp time) {
  const std::string guid = random.guid();
  run_as_system(stage, host, {"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", std::string(kInventoryCommand)},
                time, {stage.service_process_id(host, "Schedule"), "C:\\Windows\\System32\\svchost.exe"});
  stage.log(host, time + milliseconds(600), engine_provider_started("Registry", kInventoryCommand, guid));
  stage.log(host, time + milliseconds(700), engine_state("Available", "None", kInventoryCommand, guid));
  stage.log(host, time + milliseconds(900), script_block("S-1-5-18", kInventoryScript, random.guid(), false));
  stage.log(host, time + seconds(7), engine_state("Stopped", "Available", kInventoryCommand, guid));
}

void run_tasks(Stage& stage, const Host& host, Random& random, Day day) {
  for (const ScheduledTask& task : kTasks) {
    const bool inventory = task.action == "powershell.exe";
    if (inventory && !host.is_server()) continue;
    const Timestamp time = french_time(day, inventory ? 3 : random.between(9, 16), random.between(0, 59));
    const std::string guid = random.guid();
    const std::uint32_t engine = stage.new_process_id(host);
    stage.log(host, time, task_started(task.name, task.action, guid, engine));
    if (inventory) take_inventory(stage, host, random, time + milliseconds(40));
    stage.log(host, time + seconds(random.between(8, 90)), task_finished(task.name, task.action, guid, engine));
  }
}

void live_through(Stage& stage, const Host& host, Random& random, Day day) {
  const bool on = host.is_server() || is_working_day(day);
  if (!on) return;
  const int first_hour = host.is_server() ? 0 : 9;
  const int last_hour = host.is_server() ? 23 : 16;
  for (int hour = first_hour; hour <= last_hour; hour += random.between(1, 2)) {
    const Timestamp time = french_time(day, hour, random.between(0, 59), random.between(0, 59));
    if (host.in_domain) log_on_machine(stage, host, time);
    if (random.chance(60)) start_service(stage, host, random, time + minutes(random.between(1, 50)));
  }
  const Timestamp morning = french_time(day, 9, random.between(0, 59));
  if (host.in_domain) {
    stage.log(host, morning, group_policy_applied("S-1-5-18", stage.domain_controller().computer));
    stage.log(host, morning + minutes(3), time_source(stage.domain_controller().computer));
  }
  run_tasks(stage, host, random, day);
}

}  // namespace

void machines_talk(Stage& stage, const Period& period, Random random) {
  for (const Host& host : stage.town().hosts) {
    Random own = random.fork(host.name);
    for (int number = 0; number < period.days; ++number) live_through(stage, host, own, period.day(number));
  }
}

}  // namespace beffroi::drill::activity
