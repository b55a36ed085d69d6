// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "drill/attack/attack.h"
#include "drill/vocabulary/backup.h"
#include "drill/vocabulary/services.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::Program;
using activity::system_program;

/// The usual ways to make shadow copies disappear.
Program delete_shadow_copies(Random& random) {
  switch (random.below(3)) {
    case 0: return system_program("vssadmin.exe", "delete shadows /all /quiet");
    case 1: return {"C:\\Windows\\System32\\wbem\\WMIC.exe", "wmic shadowcopy delete /nointeractive"};
    default:
      return {"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
              "powershell -c \"Get-WmiObject Win32_Shadowcopy | ForEach-Object {$_.Delete();}\""};
  }
}

/// Below what runs there already, with its rights.
Parent run_there(Attack& attack, const Foothold& on, const Program& program, Timestamp time, const Parent& parent) {
  return on.as_system ? activity::run_as_system(attack.stage, *on.host, program, time, parent)
                      : activity::run_as(attack.stage, *on.host, on.actor, program, time, parent);
}

void stop_services(Attack& attack, const Foothold& on, const Parent& parent, Timestamp time) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kServices = {{{"SQL Server (GESTION)", "MSSQL$GESTION"},
                                                                         {"Serveur Sauvegarde Windows", "wbengine"},
                                                                         {"Agent de sauvegarde", "SauvegardeAgent"},
                                                                         {"Spouleur d’impression", "Spooler"},
                                                                         {"Enregistreur VSS SQL Server", "SQLWriter"}}};
  for (const auto& [display_name, name] : kServices) {
    run_there(attack, on, system_program("net.exe", fmt::format("stop \"{}\" /y", name)), time, parent);
    attack.stage.log(*on.host, time + milliseconds(700),
                     vocabulary::service_changed(display_name, name, vocabulary::ServiceState::stopped));
    time = attack.wait(time, 1, 3);
  }
}

}  // namespace

Foothold foothold_of(const Session& session, Timestamp time) {
  return {session.host, session.actor, {session.shell, "C:\\Windows\\explorer.exe"}, false, time};
}

Timestamp destroy_backups(Attack& attack, const Foothold& on, Timestamp time) {
  const Host& host = *on.host;
  const Program shadows = delete_shadow_copies(attack.random);
  run_there(attack, on, shadows, time, on.process);
  attack.truth.backups = "destroyed";
  attack.truth.defence_evasion.push_back({host.computer, "shadow_copies_deleted", shadows.command_line, time});
  time = attack.wait(time, 1, 4);
  run_there(attack, on, system_program("wbadmin.exe", "delete catalog -quiet"), time, on.process);
  attack.stage.log(host, time + seconds(1), vocabulary::backup_catalogue_deleted());
  time = attack.wait(time, 1, 3);
  run_there(attack, on, system_program("bcdedit.exe", "/set {default} recoveryenabled no"), time, on.process);
  return attack.wait(time, 1, 5);
}

Timestamp encrypt(Attack& attack, const Foothold& on, Timestamp time) {
  const Host& host = *on.host;
  const std::string image = fmt::format("{}\\{}", attack.arsenal.folder, attack.arsenal.ransomware);
  const Program program{image, fmt::format("{} -path C:\\ -ext {} -s", image, attack.arsenal.extension.substr(1))};
  const Parent ransomware = run_there(attack, on, program, time, on.process);
  stop_services(attack, on, ransomware, time + seconds(1));
  Truth::Encryption& truth = attack.truth.encryption;
  truth.state = "yes";
  if (!truth.start || time < *truth.start) truth.start = time;
  truth.hosts.push_back(host.computer);
  truth.extension = attack.arsenal.extension;
  truth.note = attack.arsenal.note;
  attack.truth.touch(host, "encrypted", time);
  return attack.wait(time, 40, 200);
}

Timestamp encrypt_share(Attack& attack, const Session& from, const Host& server, Timestamp time) {
  constexpr std::array<std::string_view, 8> kFolders = {"courriers\\2026", "etat-civil", "conseil", "urbanisme",
                                                        "cantine",         "compta",     "rh",      "elections"};
  constexpr std::array<std::string_view, 4> kKinds = {".docx", ".xlsx", ".pdf", ".odt"};
  constexpr std::string_view kShare = "Commun";
  constexpr std::string_view kFolder = "D:\\Commun";
  const vocabulary::Actor actor = activity::log_on_over_network(attack.stage, *from.host, server, *from.account,
                                                                vocabulary::Package::kerberos, time, minutes(20));
  const std::uint16_t port = attack.stage.new_port(*from.host);
  attack.stage.log(server, time + milliseconds(90), vocabulary::share_opened(actor, from.host->address, port, kShare, kFolder));
  const auto touch = [&](std::string_view file) {
    time = time + milliseconds(attack.random.between(40, 700));
    attack.stage.log(
        server, time,
        vocabulary::share_file_touched(actor, from.host->address, port, kShare, kFolder, file, vocabulary::FileAccess::write));
  };
  for (const std::string_view folder : kFolders) {
    const int files = attack.random.between(15, 60);
    for (int i = 0; i < files; ++i) {
      touch(fmt::format("{}\\{}{}{}", folder, attack.random.word(8), attack.random.pick(kKinds), attack.arsenal.extension));
    }
    touch(fmt::format("{}\\{}", folder, attack.arsenal.note));
  }
  return time;
}

Timestamp clear_logs(Attack& attack, const Host& host, const vocabulary::Actor& by, Timestamp time) {
  struct Log {
    std::string_view channel;
    bool is_security;
  };
  for (const Log& log : {Log{vocabulary::kSystemChannel, false}, Log{vocabulary::kSecurityChannel, true}}) {
    activity::run_as_system(attack.stage, host, system_program("wevtutil.exe", fmt::format("cl {}", log.channel)), time);
    time = time + milliseconds(attack.random.between(200, 800));
    attack.stage.clear(host, log.channel, time);
    attack.stage.log(host, time,
                     log.is_security ? vocabulary::security_log_cleared(by) : vocabulary::log_cleared(by, log.channel));
    attack.truth.log_tampering.push_back({host.computer, std::string(log.channel), "cleared", time});
    time = attack.wait(time, 1, 4);
  }
  attack.truth.defence_evasion.push_back({host.computer, "logs_cleared", "wevtutil cl", time});
  return time;
}

}  // namespace beffroi::drill::attack
