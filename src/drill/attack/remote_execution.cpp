// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/remote_execution.h"

#include <fmt/format.h>

#include <array>

#include "drill/attack/attack.h"
#include "drill/vocabulary/powershell.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::system_program;
using vocabulary::Actor;

constexpr std::string_view kServiceHost = "C:\\Windows\\System32\\svchost.exe";
constexpr std::string_view kWmiHost = "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe";
constexpr std::string_view kPowerShell = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

/// %SystemRoot% as the process list shows it.
std::string expanded(std::string image) {
  const auto end = image.find('%', 1);
  return image.starts_with('%') ? "C:\\Windows" + image.substr(end + 1) : image;
}

bool is_another(const Session& from, const Account& account) { return from.account->sid != account.sid; }

/// The machine left behind keeps the password given for another, where it is not the one of the session.
void give_password(Attack& attack, const Session& from, const Host& to, const Account& account, std::string_view service,
                   const Parent& process, Timestamp time) {
  if (!is_another(from, account)) return;
  attack.stage.log(*from.host, time,
                   vocabulary::explicit_credentials(from.actor, vocabulary::actor(account),
                                                    fmt::format("{}/{}", service, to.name), process.process_id, process.image));
}

struct Entry {
  std::string_view method;
  vocabulary::Package package = vocabulary::Package::ntlm;
};

Actor enter(Attack& attack, const Session& from, const Host& to, const Account& account, const Entry& entry, Timestamp time) {
  const Actor actor = activity::log_on_over_network(attack.stage, *from.host, to, account, entry.package, time,
                                                    seconds(attack.random.between(60, 400)));
  write_down_move(attack, from, to, account, entry.method, "succeeded", time);
  attack.truth.touch(to, "compromised", time);
  return actor;
}

/// Servers record the shares that are opened and the files asked for; workstations do not.
void open_shares(Attack& attack, const Session& from, const Host& to, const Actor& actor, std::string_view pipe,
                 std::string_view dropped, Timestamp time) {
  if (!to.is_server()) return;
  Stage& stage = attack.stage;
  const std::string& address = from.host->address;
  const std::uint16_t port = stage.new_port(*from.host);
  if (!dropped.empty()) {
    stage.log(to, time, vocabulary::share_opened(actor, address, port, "ADMIN$", "C:\\Windows"));
    stage.log(
        to, time + milliseconds(15),
        vocabulary::share_file_touched(actor, address, port, "ADMIN$", "C:\\Windows", dropped, vocabulary::FileAccess::write));
  }
  stage.log(to, time + milliseconds(160), vocabulary::share_opened(actor, address, port, "IPC$", ""));
  stage.log(to, time + milliseconds(170),
            vocabulary::share_file_touched(actor, address, port, "IPC$", "", pipe, vocabulary::FileAccess::write));
}

std::string_view file_name(std::string_view path) { return path.substr(path.find_last_of('\\') + 1); }

/// The entry package: with the password of another account NTLM or Kerberos, by chance; with the session's own, Kerberos.
Entry entry_by(Attack& attack, const Session& from, const Account& account, std::string_view method) {
  const bool ntlm = is_another(from, account) && attack.random.chance(60);
  return {method, ntlm ? vocabulary::Package::ntlm : vocabulary::Package::kerberos};
}

}  // namespace

Foothold run_by_service(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  Stage& stage = attack.stage;
  const Arsenal& arsenal = attack.arsenal;
  Parent launcher{from.shell, "C:\\Windows\\explorer.exe"};
  if (!arsenal.launcher.empty()) {
    const std::string image = fmt::format("{}\\{}", arsenal.folder, arsenal.launcher);
    launcher = activity::run(stage, from, {image, fmt::format("{} -accepteula \\\\{} -s -d cmd.exe", image, to.name)}, time);
    give_password(attack, from, to, account, "cifs", launcher, time + milliseconds(200));
    time = time + milliseconds(400);
  }
  const Actor actor = enter(attack, from, to, account, entry_by(attack, from, account, "service_execution"), time);
  open_shares(attack, from, to, actor, "svcctl", file_name(arsenal.service_image), time + milliseconds(120));
  const Timestamp installed = time + milliseconds(attack.random.between(400, 1900));
  stage.log(to, installed, vocabulary::service_installed(actor, arsenal.service, arsenal.service_image, false));
  stage.log(to, installed + milliseconds(2),
            vocabulary::service_installation_audited(actor, arsenal.service, arsenal.service_image, false));
  stage.log(to, installed + milliseconds(70),
            vocabulary::service_changed(arsenal.service, arsenal.service, vocabulary::ServiceState::running));
  const std::string image = expanded(arsenal.service_image);
  const Parent process = activity::run_as_system(stage, to, {image, image}, installed + milliseconds(90));
  return {&to, actor, process, true, installed + milliseconds(attack.random.between(300, 1500))};
}

Foothold run_by_wmi(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  Stage& stage = attack.stage;
  const std::string script = fmt::format("{}\\{}.bat", attack.arsenal.folder, attack.random.word(5));
  const Parent client = activity::run(stage, from,
                                      {"C:\\Windows\\System32\\wbem\\WMIC.exe",
                                       fmt::format("wmic /node:\"{}\" process call create \"cmd.exe /c {}\"", to.name, script)},
                                      time);
  give_password(attack, from, to, account, "RPCSS", client, time + milliseconds(300));
  const Actor actor = enter(attack, from, to, account, entry_by(attack, from, account, "wmi"), time + milliseconds(500));
  const std::uint32_t host_process = stage.new_process_id(to);
  const Timestamp started = time + milliseconds(attack.random.between(900, 1600));
  stage.log(to, started, vocabulary::wmi_provider_started(host_process));
  const Parent process = activity::run_as(stage, to, actor, system_program("cmd.exe", fmt::format("/c {}", script)),
                                          started + milliseconds(120), {host_process, std::string(kWmiHost)});
  return {&to, actor, process, false, started + milliseconds(attack.random.between(400, 1500))};
}

Foothold run_by_remote_powershell(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  Stage& stage = attack.stage;
  const std::string command = fmt::format("powershell.exe -nop -c \"Enter-PSSession -ComputerName {}\"", to.name);
  const Parent client = activity::run(stage, from, {std::string(kPowerShell), command}, time);
  const std::string activity = attack.random.guid();
  give_password(attack, from, to, account, "HTTP", client, time + milliseconds(700));
  stage.log(*from.host, time + milliseconds(800),
            vocabulary::management_session_opened(from.account->sid, fmt::format("{}/wsman?PSVersion=5.1.17763.2931", to.name),
                                                  activity));
  const Actor actor = enter(attack, from, to, account, {"winrm", vocabulary::Package::kerberos}, time + milliseconds(900));
  const Timestamp started = time + milliseconds(attack.random.between(1200, 2200));
  stage.log(to, started, vocabulary::management_shell_created(account.sid, attack.random.guid()));
  const std::uint32_t launcher = stage.service_process_id(to, "DcomLaunch");
  const Parent host_process = activity::run_as(
      stage, to, actor, {"C:\\Windows\\System32\\wsmprovhost.exe", "C:\\Windows\\system32\\wsmprovhost.exe -Embedding"},
      started + milliseconds(60), {launcher, std::string(kServiceHost)});
  stage.log(
      to, started + milliseconds(700),
      vocabulary::engine_state("Available", "None", "C:\\Windows\\system32\\wsmprovhost.exe -Embedding", attack.random.guid()));
  const Parent process = activity::run_as(stage, to, actor, system_program("cmd.exe"), started + seconds(4), host_process);
  return {&to, actor, process, false, started + seconds(5)};
}

Foothold run_by_task(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  Stage& stage = attack.stage;
  const std::string task = fmt::format("\\{}", attack.random.word(7));
  const std::string program = fmt::format("{}\\{}.exe", attack.arsenal.folder, attack.random.word(6));
  const std::string arguments =
      fmt::format("/create /s {} /tn {} /tr \"{}\" /sc once /st 00:00 /ru SYSTEM /f", to.name, task.substr(1), program);
  const Parent client = activity::run(stage, from, system_program("schtasks.exe", arguments), time);
  give_password(attack, from, to, account, "cifs", client, time + milliseconds(200));
  const Actor actor =
      enter(attack, from, to, account, entry_by(attack, from, account, "scheduled_task"), time + milliseconds(350));
  open_shares(attack, from, to, actor, "atsvc", {}, time + milliseconds(400));
  const Timestamp registered = time + milliseconds(attack.random.between(600, 1500));
  stage.log(to, registered, vocabulary::task_creation_audited(actor, task, program, "", to.computer));
  stage.log(to, registered + milliseconds(10), vocabulary::task_registered(task, account.qualified()));
  const Timestamp started = registered + seconds(attack.random.between(2, 9));
  activity::run(stage, from, system_program("schtasks.exe", fmt::format("/run /s {} /tn {}", to.name, task.substr(1))),
                started - seconds(1));
  const Parent process = activity::run_as_system(stage, to, {program, program}, started,
                                                 {stage.service_process_id(to, "Schedule"), std::string(kServiceHost)});
  stage.log(to, started + milliseconds(30), vocabulary::task_started(task, program, attack.random.guid(), process.process_id));
  return {&to, actor, process, true, started + milliseconds(attack.random.between(400, 1500))};
}

Foothold run_remotely(Attack& attack, const Session& from, const Host& to, const Account& account, Timestamp time) {
  constexpr std::array kWays = {run_by_service, run_by_wmi, run_by_remote_powershell, run_by_task};
  constexpr int kFaithful = 75;
  const bool habit = attack.random.chance(kFaithful);
  const std::size_t other = attack.random.below(kWays.size());
  return kWays[habit ? static_cast<std::size_t>(attack.arsenal.habit) : other](attack, from, to, account, time);
}

}  // namespace beffroi::drill::attack
