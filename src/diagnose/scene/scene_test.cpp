// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose {
namespace {

using Fields = BookForTests::Fields;

/// A machine account that logs on says which address the machine has.
void add_machine(BookForTests& town, const char* name, const char* address) {
  town.fact("authentication.logged-in", "2026-11-01T06:00:00Z", "DC.mairie.local",
            {{"user.name", std::string(name) + "$"}, {"source.ip", address}, {"winlog.logon.type", "3"}});
  town.fact("host.log-started", "2026-11-01T05:00:00Z", std::string(name) + ".mairie.local");
}

Fields logon(std::string user, std::string address, std::string type = "3", std::string id = "0x77") {
  return {{"user.name", std::move(user)},
          {"user.domain", "MAIRIE"},
          {"source.ip", std::move(address)},
          {"winlog.logon.type", std::move(type)},
          {"winlog.logon.id", std::move(id)}};
}

TEST(Scene, RecordsWithoutAComputerSilenceNoQuestion) {
  BookForTests town;
  for (const auto* host : {"", "$", "PC1$", "\\\\"}) {
    town.fact("configuration.audit-log-cleared", "2026-11-08T03:00:00Z", host, {{"user.name", "x"}});
    town.fact("iam.logged-in-special", "2026-11-08T03:00:00Z", host,
              {{"user.name", "x"}, {"winlog.privileges", "SeDebugPrivilege"}});
    town.fact("authentication.logon-failed", "2026-11-08T03:00:01Z", host, logon("x", "10.0.0.5"));
    town.fact("package.backup-finished", "2026-11-07T03:00:00Z", host);
    town.fact("process.start", "2026-11-08T03:00:02Z", host,
              {{"process.command_line", "mimikatz"}, {"process.executable", "C:\\x.exe"}});
    town.fact("file.burst", "2026-11-08T03:00:03Z", host,
              {{"winlog.files", "900"},
               {"winlog.files.same_extension", "900"},
               {"winlog.files.double_extension", "900"},
               {"file.extension", ".q"}});
  }
  add_machine(town, "SRV", "10.0.0.5");
  town.fact("process.start", "2026-11-08T02:00:02Z", "SRV.mairie.local",
            {{"process.command_line", "mimikatz"}, {"process.executable", "C:\\x.exe"}});
  const Casebook book = town.book();
  EXPECT_FALSE(ask_all(book).findings.empty());
}

TEST(Scene, AShortNameIsTheFullOneWhereOnlyOneBeginsWithIt) {
  BookForTests town;
  town.fact("host.log-started", "2026-11-01T05:00:00Z", "SRV");
  town.fact("host.log-started", "2026-11-02T05:00:00Z", "srv.mairie.local");
  const Scene& scene = town.scene();
  EXPECT_EQ(scene.hosts.size(), 1U);
  EXPECT_EQ(scene.hosts.name(scene.hosts.of_name("SRV$")), "srv.mairie.local");
  EXPECT_EQ(scene.hosts.of_name("AUTRE"), scene::kNoHost);
}

TEST(Scene, AnAddressIsAnsweredForItsTime) {
  BookForTests town;
  town.fact("authentication.logged-in", "2026-11-01T06:00:00Z", "DC.mairie.local",
            {{"user.name", "PC1$"}, {"source.ip", "10.0.0.9"}, {"winlog.logon.type", "3"}});
  town.fact("authentication.logged-in", "2026-11-03T06:00:00Z", "DC.mairie.local",
            {{"user.name", "PC2$"}, {"source.ip", "10.0.0.9"}, {"winlog.logon.type", "3"}});
  town.fact("host.log-started", "2026-11-01T05:00:00Z", "PC1.mairie.local");
  town.fact("host.log-started", "2026-11-01T05:00:00Z", "PC2.mairie.local");
  const Scene& scene = town.scene();
  const auto name = [&](const char* time) {
    return scene.hosts.name(scene.hosts.of_address("10.0.0.9", *base::parse_rfc3339(time)));
  };
  EXPECT_EQ(name("2026-11-02T12:00:00Z"), "PC1.mairie.local");
  EXPECT_EQ(name("2026-11-04T12:00:00Z"), "PC2.mairie.local");
}

TEST(Scene, OpeningIpcIsNoExecutionAnAdministrativeShareWithAProgramIs) {
  BookForTests town;
  add_machine(town, "PC1", "10.0.0.9");
  town.fact("authentication.logged-in", "2026-11-08T03:00:00Z", "PC2.mairie.local", logon("m.durand", "10.0.0.9"));
  town.fact("file.share-accessed", "2026-11-08T03:00:01Z", "PC2.mairie.local",
            {{"winlog.share.name", "\\\\*\\IPC$"}, {"winlog.logon.id", "0x77"}, {"user.name", "m.durand"}});
  EXPECT_TRUE(town.scene().executions.empty());
  town.fact(
      "file.share-file-accessed", "2026-11-08T03:00:02Z", "PC2.mairie.local",
      {{"winlog.share.name", "\\\\*\\Admin$"}, {"file.path", "x.exe"}, {"winlog.logon.id", "0x77"}, {"user.name", "m.durand"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.executions.size(), 1U);
  EXPECT_EQ(scene.executions[0].method, "admin_share");
}

TEST(Scene, SystemsOwnAccountsAreNobody) {
  BookForTests town;
  town.fact("process.start", "2026-11-08T03:00:00Z", "PC", {{"user.name", "Système"}, {"user.id", "S-1-5-18"}});
  town.fact("process.start", "2026-11-08T03:00:01Z", "PC", {{"user.name", "PC$"}});
  town.fact("process.start", "2026-11-08T03:00:02Z", "PC", {{"user.name", "m.durand"}, {"user.domain", "PC"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.processes.all().size(), 3U);
  EXPECT_EQ(scene.processes.all()[0].account, "");
  EXPECT_EQ(scene.processes.all()[1].account, "");
  EXPECT_EQ(scene.processes.all()[2].account, "pc\\m.durand");
}

TEST(Scene, OneStartThatSecurityAndSysmonRecordedIsOneProcessOfWhomItRunsAs) {
  BookForTests town;
  const auto start = [&town](const char* time, Fields more) {
    more.emplace_back("process.executable", "C:\\Temp\\x.exe");
    town.fact("process.start", time, "PC", more);
  };
  start("2026-11-08T03:00:00Z", {{"user.name", "PC$"}, {"process.pid", "7"}, {"winlog.channel", "Security"}});
  start("2026-11-08T03:00:00.4Z",
        {{"user.name", "m.durand"}, {"user.domain", "M"}, {"process.pid", "7"}, {"winlog.channel", "S"}});
  start("2026-11-08T03:00:05Z", {{"user.name", "PC$"}, {"process.pid", "7"}, {"winlog.channel", "Security"}});
  start("2026-11-08T03:00:09Z",
        {{"user.name", "PC$"}, {"user.target.name", "a.martin"}, {"user.target.domain", "M"}, {"winlog.channel", "Security"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.processes.all().size(), 3U);
  EXPECT_EQ(scene.processes.all()[0].account, "m.durand");
  EXPECT_EQ(scene.processes.all()[0].fact->get("user.name"), "m.durand");
  EXPECT_EQ(scene.processes.all()[1].account, "");
  EXPECT_EQ(scene.processes.all()[2].account, "a.martin");
}

TEST(Scene, TheControllersTicketSaysWhereALogonWithoutAnAddressCameFrom) {
  BookForTests town;
  add_machine(town, "PC1", "10.0.0.9");
  town.fact("host.log-started", "2026-11-01T05:00:00Z", "PC2.mairie.local");
  town.fact("authentication.kerberos-service-ticket-requested", "2026-11-08T03:00:00Z", "DC.mairie.local",
            {{"user.name", "m.durand@MAIRIE.LOCAL"}, {"source.ip", "10.0.0.9"}, {"service.name", "PC2$"}});
  town.fact("authentication.logged-in", "2026-11-08T03:00:02Z", "PC2.mairie.local", logon("m.durand", "", "3", "0x9"));
  town.fact("authentication.logged-in", "2026-11-08T03:10:02Z", "PC2.mairie.local", logon("m.durand", "", "3", "0xa"));
  town.fact("process.start", "2026-11-08T03:00:03Z", "PC2.mairie.local",
            {{"user.name", "PC2$"},
             {"user.target.name", "m.durand"},
             {"winlog.target.logon.id", "0x9"},
             {"process.executable", "C:\\Windows\\System32\\whoami.exe"},
             {"process.parent.executable", "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.executions.size(), 1U);
  EXPECT_EQ(scene.executions[0].from, scene.hosts.of_name("PC1"));
  EXPECT_EQ(scene.executions[0].method, "wmi");
  EXPECT_EQ(scene.executions[0].facts.size(), 3U);
  const auto& sessions = scene.sessions.all();
  EXPECT_EQ(std::ranges::count(sessions, true, &scene::Session::is_remote), 1);
}

TEST(Scene, TasksThatWindowsMakesForItselfAreNotTheWorkOfWhoeverIsConnected) {
  BookForTests town;
  add_machine(town, "PC1", "10.0.0.9");
  town.fact("authentication.logged-in", "2026-11-08T03:00:00Z", "PC2.mairie.local", logon("m.durand", "10.0.0.9"));
  town.fact("configuration.scheduled-task-updated", "2026-11-08T03:00:01Z", "PC2.mairie.local",
            {{"user.name", "PC2$"}, {"winlog.logon.id", "0x3e7"}, {"winlog.task.name", "\\Microsoft\\X"}});
  EXPECT_TRUE(town.scene().executions.empty());
  town.fact("configuration.scheduled-task-updated", "2026-11-08T03:00:02Z", "PC2.mairie.local",
            {{"user.name", "m.durand"}, {"winlog.logon.id", "0x77"}, {"winlog.task.name", "\\Microsoft\\X"}});
  EXPECT_EQ(town.scene().executions.size(), 1U);
}

TEST(Scene, AServiceStartedWhileItsManagersPipeIsOpenFromAfarWasStartedFromThere) {
  BookForTests town;
  add_machine(town, "PC1", "10.0.0.9");
  town.fact("authentication.logged-in", "2026-11-08T03:00:00Z", "PC2.mairie.local", logon("m.durand", "10.0.0.9"));
  town.fact(
      "file.share-file-accessed", "2026-11-08T03:00:01Z", "PC2.mairie.local",
      {{"winlog.share.name", "\\\\*\\IPC$"}, {"file.path", "svcctl"}, {"winlog.logon.id", "0x77"}, {"user.name", "m.durand"}});
  EXPECT_TRUE(town.scene().executions.empty());
  town.fact("process.start", "2026-11-08T03:00:02Z", "PC2.mairie.local",
            {{"process.executable", "C:\\Windows\\System32\\svchost.exe"},
             {"process.command_line", "svchost.exe -k netsvcs -s IKEEXT"},
             {"process.parent.executable", "C:\\Windows\\System32\\services.exe"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.executions.size(), 1U);
  EXPECT_EQ(scene.executions[0].method, "service_execution");
}

TEST(Scene, AMachineThatBacksItselfUpAndBeforeWhichNobodySitsIsAServer) {
  BookForTests town;
  town.coverage("APP.mairie.local", "Microsoft-Windows-Backup");
  town.coverage("PC.mairie.local", "Microsoft-Windows-Backup");
  town.coverage("NS.mairie.local", "DNS Server");
  for (int day = 1; day <= 4; ++day) {
    Fields console = logon("m.durand", "", "2");
    console.emplace_back("user.id", "S-1-5-21-1-2-3-1104");
    town.fact("authentication.logged-in", "2026-11-0" + std::to_string(day) + "T08:00:00Z", "PC.mairie.local", console);
  }
  const Scene& scene = town.scene();
  EXPECT_EQ(scene.hosts.role(scene.hosts.of_name("APP")), "server");
  EXPECT_EQ(scene.hosts.role(scene.hosts.of_name("PC")), "workstation");
  EXPECT_EQ(scene.hosts.role(scene.hosts.of_name("NS")), "server");
}

TEST(Scene, AJavaServerThatStartsAShellAccusesNobody) {
  BookForTests town;
  town.fact("process.start", "2026-11-08T03:00:00Z", "SRV",
            {{"process.executable", "C:\\Windows\\System32\\cmd.exe"},
             {"process.command_line", "cmd /c dir"},
             {"process.parent.executable", "C:\\Java\\bin\\java.exe"}});
  EXPECT_EQ(town.scene().attack.sureness, Sureness::none);
}

}  // namespace
}  // namespace beffroi::diagnose
