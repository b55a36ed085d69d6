// SPDX-License-Identifier: EUPL-1.2
#include "report/told_together.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "base/base64.h"
#include "report/html/page.h"
#include "report/sample_test.h"

namespace beffroi::report {
namespace {

constexpr const char* kCommand = "Set-MpPreference -DisableRealtimeMonitoring $true";

/// Findings of one night, each with a record of its own.
class Night {
 public:
  Night& says(std::string_view statement, std::string_view time, std::string host, std::string account, std::string detail) {
    model::Finding& finding = content_.diagnosis.findings.emplace_back();
    finding.question = "defence_evasion";
    finding.statement = statement;
    finding.state = "yes";
    finding.time = base::parse_rfc3339(time);
    finding.arguments = {{"host", std::move(host)},
                         {"account", std::move(account)},
                         {"time", *finding.time},
                         {"detail", std::move(detail)},
                         {"count", std::int64_t{1}}};
    model::Citation citation;
    citation.offset = 100 * content_.diagnosis.findings.size();
    citation.source = "Security.evtx";
    finding.supports = {citation};
    return *this;
  }

  std::vector<StoryLine> lines() const {
    std::vector<std::size_t> order(content_.diagnosis.findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return told_together(content_.diagnosis, order, {}, sample::catalogue(base::Language::french));
  }

  std::string story() const {
    Content content = content_;
    content.diagnosis.sections = {{"incident", R"({"state":"yes"})"}};
    const std::string page = html::page(content, sample::catalogue(base::Language::french));
    const auto from = page.find("<section id=\"story\"");
    return page.substr(from, page.find("</section>", from) - from);
  }

 private:
  Content content_;
};

TEST(ToldTogether, ThreeLogsOfOneDeedAreOneLineWithAllTheirRecords) {
  Night night;
  const std::string whole = std::string("powershell.exe -nop -c \"") + kCommand + "\"";
  night.says("protection_disabled_by_command", "2026-11-22T02:00:19Z", "TSE", "admin", whole)
      .says("protection_disabled_by_command", "2026-11-22T02:00:19Z", "TSE", "", whole)
      .says("protection_disabled_by_command", "2026-11-22T02:00:20Z", "TSE", "admin", kCommand);
  const auto lines = night.lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].findings, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(lines[0].told, 0U) << "the one with the account and the whole command";
  EXPECT_EQ(lines[0].traces, 3);
  const std::string story = night.story();
  EXPECT_NE(story.find("3 traces en moins d’une minute"), story.npos) << story;
  for (const auto* record : {"href=\"#r1\"", "href=\"#r2\"", "href=\"#r3\""})
    EXPECT_NE(story.find(record), story.npos) << record;
}

TEST(ToldTogether, TheLineIsToldByTheFindingThatSaysMostWhicheverCameFirst) {
  Night night;
  night.says("protection_disabled_by_command", "2026-11-22T02:00:19Z", "TSE", "", kCommand)
      .says("protection_disabled_by_command", "2026-11-22T02:00:20Z", "TSE", "admin", kCommand);
  const auto lines = night.lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].told, 1U);
  EXPECT_NE(night.story().find("03:00:19"), std::string::npos) << "the time is that of the first trace";
}

TEST(ToldTogether, OtherMachinesAccountsCommandsAndMinutesStayApart) {
  Night night;
  night.says("protection_disabled_by_command", "2026-11-22T02:00:00Z", "TSE", "admin", kCommand)
      .says("protection_disabled_by_command", "2026-11-22T02:00:01Z", "AD", "admin", kCommand)
      .says("protection_disabled_by_command", "2026-11-22T02:00:02Z", "TSE", "prestataire", kCommand)
      .says("protection_disabled_by_command", "2026-11-22T02:00:03Z", "TSE", "admin", "sc stop WinDefend")
      .says("protection_excluded", "2026-11-22T02:00:04Z", "TSE", "admin", kCommand)
      .says("protection_disabled_by_command", "2026-11-22T02:01:00Z", "TSE", "admin", kCommand);
  const auto lines = night.lines();
  EXPECT_EQ(lines.size(), 6U);
  for (const StoryLine& line : lines) EXPECT_FALSE(line.is_of_several());
  EXPECT_EQ(night.story().find("en moins d’une minute"), std::string::npos);
}

TEST(ToldTogether, CommandsThatLookAlikeAndHideOtherTextsAreOneLineThatSaysSo) {
  const auto hiding = [](std::string_view word) {
    const std::string script = "\r\nfunction Add-Transport { do-something-long-enough-to-be-a-block } " + std::string(word);
    return "IEX ([Convert]::FromBase64String(\"" + base::base64(base::as_bytes(script)) + "\"))";
  };
  Night same, other;
  same.says("protection_disabled_by_command", "2026-11-22T02:00:00Z", "TSE", "", hiding("one"))
      .says("protection_disabled_by_command", "2026-11-22T02:00:01Z", "TSE", "", hiding("one"));
  other.says("protection_disabled_by_command", "2026-11-22T02:00:00Z", "TSE", "", hiding("one"))
      .says("protection_disabled_by_command", "2026-11-22T02:00:01Z", "TSE", "", hiding("two"));
  ASSERT_EQ(same.lines().size(), 1U);
  EXPECT_FALSE(same.lines()[0].hides_more);
  ASSERT_EQ(other.lines().size(), 1U);
  EXPECT_TRUE(other.lines()[0].hides_more);
  EXPECT_NE(other.story().find("leurs textes cachés diffèrent"), std::string::npos);
  EXPECT_EQ(same.story().find("leurs textes cachés diffèrent"), std::string::npos);
}

TEST(ToldTogether, WhatASentenceDoesNotShowMakesNoDifference) {
  Night night;
  night.says("protection_disabled", "2026-11-22T02:00:00Z", "TSE", "admin", "RealTime")
      .says("protection_disabled", "2026-11-22T02:00:05Z", "TSE", "prestataire", "Behaviour");
  EXPECT_EQ(night.lines().size(), 1U);
}

}  // namespace
}  // namespace beffroi::report
