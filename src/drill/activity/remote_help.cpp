// SPDX-License-Identifier: EUPL-1.2
#include "drill/activity/remote_help.h"

#include <array>

#include "drill/activity/ordinary_life.h"
#include "drill/vocabulary/services.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

constexpr std::array<RemoteTool, 6> kTools = {{
    {"ScreenConnect Client (7c1f0e94b2aa36d5)",
     "\"C:\\Program Files (x86)\\ScreenConnect Client (7c1f0e94b2aa36d5)\\ScreenConnect.ClientService.exe\" "
     "\"?e=Access&y=Guest\"",
     "C:\\Program Files (x86)\\ScreenConnect Client (7c1f0e94b2aa36d5)\\ScreenConnect.ClientService.exe",
     "C:\\Program Files (x86)\\ScreenConnect Client (7c1f0e94b2aa36d5)\\ScreenConnect.WindowsBackstageShell.exe",
     "ScreenConnect Client (7c1f0e94b2aa36d5)"},
    {"Mesh Agent", "\"C:\\Program Files\\Mesh Agent\\MeshAgent.exe\" --installedByUser=\"S-1-5-18\"",
     "C:\\Program Files\\Mesh Agent\\MeshAgent.exe", "C:\\Program Files\\Mesh Agent\\MeshAgent.exe", ""},
    {"AteraAgent", "\"C:\\Program Files\\ATERA Networks\\AteraAgent\\AteraAgent.exe\"",
     "C:\\Program Files\\ATERA Networks\\AteraAgent\\AteraAgent.exe",
     "C:\\Program Files\\ATERA Networks\\AteraAgent\\Packages\\AgentPackageRunCommandInteractive\\"
     "AgentPackageRunCommandInteractive.exe",
     ""},
    {"tacticalrmm", "\"C:\\Program Files\\TacticalAgent\\tacticalrmm.exe\" -m svc",
     "C:\\Program Files\\TacticalAgent\\tacticalrmm.exe", "C:\\Program Files\\TacticalAgent\\tacticalrmm.exe", ""},
    {"AnyDesk", "\"C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe\" --service", "C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe",
     "C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe", ""},
    {"TeamViewer", "\"C:\\Program Files\\TeamViewer\\TeamViewer_Service.exe\"",
     "C:\\Program Files\\TeamViewer\\TeamViewer_Service.exe", "C:\\Program Files\\TeamViewer\\TeamViewer_Desktop.exe", ""},
}};

constexpr std::uint16_t kConnected = 100;
constexpr std::uint16_t kDisconnected = 101;
constexpr std::uint16_t kCommandRun = 200;

void write_line(Stage& stage, const RemoteHelp& help, std::uint16_t event, std::string text, Timestamp time) {
  if (help.tool->log_source.empty()) return;
  const std::array<std::string, 1> strings = {std::move(text)};
  stage.log(*help.host, time, application_record(help.tool->log_source, event, strings));
}

void install(Stage& stage, const Host& host, Timestamp time) {
  const RemoteTool& tool = remote_tool_of(stage.town());
  stage.log(host, time, service_installed(actor(stage.town().provider_account()), tool.service, tool.command, true));
  stage.log(host, time + seconds(2), service_changed(tool.service, tool.service, ServiceState::running));
  run_as_system(stage, host, {std::string(tool.image), std::string(tool.command)}, time + seconds(2));
}

void help_somebody(Stage& stage, const Host& host, Random& random, Timestamp time) {
  const RemoteHelp help = connect_remote_tool(stage, host, time);
  const Parent shell = run_by_remote_tool(stage, help, system_program("cmd.exe"), time + minutes(1));
  if (random.chance(60)) run_by_remote_tool(stage, help, system_program("ipconfig.exe", "/all"), time + minutes(2), shell);
  if (random.chance(50)) {
    run_by_remote_tool(stage, help, system_program("net.exe", "stop Spooler"), time + minutes(4), shell);
    run_by_remote_tool(stage, help, system_program("net.exe", "start Spooler"), time + minutes(5), shell);
  }
  if (random.chance(30)) run_by_remote_tool(stage, help, system_program("gpupdate.exe", "/force"), time + minutes(6), shell);
  disconnect_remote_tool(stage, help, time + minutes(random.between(8, 35)));
}

}  // namespace

const RemoteTool& remote_tool_of(const Town& town) {
  return kTools[static_cast<std::size_t>(town.remote_tool) % kTools.size()];
}

const Host& helped_machine(const Town& town) { return town.host(Role::application_server); }

RemoteHelp connect_remote_tool(Stage& stage, const Host& host, Timestamp time) {
  RemoteHelp help{&host, &remote_tool_of(stage.town()), {}};
  write_line(stage, help, kConnected, stage.town().provider + " Connected", time);
  const Parent service{stage.service_process_id(host, help.tool->service), std::string(help.tool->image)};
  const std::string helper(help.tool->helper);
  help.helper = run_as_system(stage, host, {helper, "\"" + helper + "\""}, time + milliseconds(600), service);
  return help;
}

Parent run_by_remote_tool(Stage& stage, const RemoteHelp& help, const Program& program, Timestamp time, const Parent& parent) {
  const bool command = parent.process_id == 0;
  if (command)
    write_line(stage, help, kCommandRun, "Executed command of length: " + std::to_string(program.command_line.size()), time);
  return run_as_system(stage, *help.host, program, time + milliseconds(40), command ? help.helper : parent);
}

void disconnect_remote_tool(Stage& stage, const RemoteHelp& help, Timestamp time) {
  write_line(stage, help, kDisconnected, stage.town().provider + " Disconnected", time);
}

void provider_helps_from_afar(Stage& stage, const Period& period, Random random) {
  const Host& host = helped_machine(stage.town());
  constexpr int kInstalledLately = 60;
  Day first = period.first;
  if (random.chance(kInstalledLately)) {
    while (!is_working_day(first)) first += std::chrono::days(1);
    install(stage, host, french_time(first, 9, random.between(0, 40)));
  }
  for (int number = 1; number < period.days; ++number) {
    const Day day = period.day(number);
    if (!is_working_day(day) || day < first || !random.chance(40)) continue;
    help_somebody(stage, host, random, french_time(day, random.between(10, 16), random.between(0, 59), random.between(0, 59)));
  }
}

}  // namespace beffroi::drill::activity
