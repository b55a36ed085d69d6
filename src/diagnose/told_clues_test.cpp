// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/told_clues.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"

namespace beffroi::diagnose {
namespace {

constexpr const char* kHost = "SRV-AD";

void run(BookForTests& town, std::string_view time, std::string command, std::string user = "admin") {
  town.fact("process.start", time, kHost,
            {{"process.command_line", std::move(command)},
             {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"},
             {"user.name", std::move(user)}});
}

/// An attack beside which the clues of a test stand.
void attack(BookForTests& town) {
  run(town, "2026-11-08T02:00:00Z", "vssadmin delete shadows /all");
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", kHost);
}

std::string detail_of(const Scene& scene, const ToldClue& told) {
  const model::Finding finding = to_finding(scene, told, told.first->about->question, 1);
  return std::get<std::string>(*base::find_argument(finding.arguments, "detail"));
}

TEST(ToldClues, TwoCommandsOfOneKindAreTwoLinesEachWithItsOwnRecord) {
  BookForTests town;
  attack(town);
  run(town, "2026-11-08T02:10:00Z", "procdump -ma lsass.exe a.dmp");
  run(town, "2026-11-08T02:20:00Z", "rundll32 comsvcs.dll, MiniDump 600 b.dmp full");
  const Scene& scene = town.scene();
  const auto told = clues_to_tell(scene, "credential_theft");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(detail_of(scene, told[0]), "procdump -ma lsass.exe a.dmp");
  EXPECT_EQ(detail_of(scene, told[1]), "rundll32 comsvcs.dll, MiniDump 600 b.dmp full");
  const model::Finding second = to_finding(scene, told[1], "credential_theft", 2);
  ASSERT_EQ(second.supports.size(), 1U);
  EXPECT_EQ(std::get<model::Citation>(second.supports.front()).record_id, 4U);
}

TEST(ToldClues, TheSameCommandAgainIsCountedAndAnotherAccountIsNot) {
  BookForTests town;
  attack(town);
  run(town, "2026-11-08T02:10:00Z", "procdump -ma lsass.exe a.dmp");
  run(town, "2026-11-08T02:11:00Z", "procdump -ma lsass.exe a.dmp");
  run(town, "2026-11-08T02:12:00Z", "procdump -ma lsass.exe a.dmp", "prestataire");
  const auto told = clues_to_tell(town.scene(), "credential_theft");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].all.size(), 2U);
  EXPECT_EQ(told[1].all.size(), 1U);
}

TEST(ToldClues, TwoClearedLogsAreTwoLines) {
  BookForTests town;
  attack(town);
  town.fact("configuration.log-cleared", "2026-11-08T04:01:00Z", kHost, {{"winlog.cleared.channel", "System"}});
  town.fact("configuration.log-cleared", "2026-11-08T04:02:00Z", kHost, {{"winlog.cleared.channel", "Setup"}});
  const Scene& scene = town.scene();
  const auto told = clues_to_tell(scene, "defence_evasion");
  ASSERT_EQ(told.size(), 3U) << "Security, System, Setup";
  EXPECT_EQ(detail_of(scene, told[1]), "System");
  EXPECT_EQ(detail_of(scene, told[2]), "Setup");
}

TEST(ToldClues, ServicesStoppedOneAfterTheOtherAreOneDeed) {
  BookForTests town;
  attack(town);
  int minute = 10;
  for (const auto* hour : {"02", "03"}) {
    for (const auto* service : {"vss", "sql", "veeam", "backup", "sophos", "msexchange"})
      town.fact("process.start", fmt::format("2026-11-08T{}:{}:00Z", hour, minute), kHost,
                {{"process.executable", "C:\\Windows\\System32\\net.exe"},
                 {"process.command_line", fmt::format("net stop {}{}", service, hour)},
                 {"process.parent.executable", "C:\\x.exe"},
                 {"user.name", "admin"}});
    minute += 20;
  }
  std::size_t series = 0, stops = 0;
  for (const ToldClue& told : clues_to_tell(town.scene(), "incident")) {
    if (told.first->kind != "services_stopped") continue;
    ++series;
    stops += told.all.size();
  }
  EXPECT_EQ(series, 1U);
  EXPECT_EQ(stops, 2U);
}

TEST(ToldClues, WhatIsBeyondTheLimitIsCountedAndNeverShownAsOneCommand) {
  BookForTests town;
  attack(town);
  constexpr std::size_t kBeyond = 3;
  for (std::size_t i = 0; i < kMostTold + kBeyond; ++i)
    run(town, fmt::format("2026-11-08T02:{}:00Z", 10 + i), fmt::format("procdump -ma lsass.exe {}.dmp", i));
  const Scene& scene = town.scene();
  const auto told = clues_to_tell(scene, "credential_theft");
  ASSERT_EQ(told.size(), kMostTold + 1);
  const model::Finding others = to_finding(scene, told.back(), "credential_theft", 1);
  EXPECT_EQ(others.statement, "others");
  EXPECT_EQ(std::get<std::int64_t>(*base::find_argument(others.arguments, "count")), static_cast<std::int64_t>(kBeyond));
  EXPECT_EQ(others.supports.size(), kBeyond);
  EXPECT_EQ(detail_of(scene, told.back()), "procdump -ma lsass.exe 0.dmp") << "what they are like";
  const Answer answer = tell_clues(scene, "credential_theft", "credential_theft");
  EXPECT_NE(answer.sections.front().json.find("\"detail\":\"\",\"count\":3"), std::string::npos);
}

TEST(ToldClues, AVeryLongCommandIsCutBetweenCharactersAndSaysSo) {
  BookForTests town;
  attack(town);
  std::string command = "procdump -ma lsass.exe ";
  for (int i = 0; i < 3000; ++i) command += "é";
  run(town, "2026-11-08T02:10:00Z", command);
  const Scene& scene = town.scene();
  const auto told = clues_to_tell(scene, "credential_theft");
  ASSERT_EQ(told.size(), 1U);
  const std::string detail = detail_of(scene, told[0]);
  EXPECT_TRUE(detail.ends_with("é…")) << detail.size();
  EXPECT_LE(detail.size(), 4000U + std::string_view("…").size());
}

}  // namespace
}  // namespace beffroi::diagnose
