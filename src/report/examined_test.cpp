// SPDX-License-Identifier: EUPL-1.2
#include "report/examined.h"

#include <gtest/gtest.h>

#include "report/columns.h"
#include "report/html/page.h"
#include "report/sample_test.h"
#include "report/terminal.h"

namespace beffroi::report {
namespace {

/// Two machines of four: the logs of one are others than Security, the fourth is only named by the logs of others.
Content half_seen_town() {
  Content content;
  content.diagnosis.sections = {
      {"hosts", R"([{"name":"A","state":"no_sign","examined":{"from":"2026-11-10T00:00:00Z","to":"2026-11-20T00:00:00Z",)"
                R"("channels":["Security"],"gaps":[]}},)"
                R"({"name":"B","state":"no_sign","examined":{"from":"2026-11-12T00:00:00Z","to":"2026-11-21T00:00:00Z",)"
                R"("channels":["Security"],"gaps":[]}},)"
                R"({"name":"C","state":"not_examined","examined":{"from":"2020-01-01T00:00:00Z","to":"2026-11-30T00:00:00Z",)"
                R"("channels":["Setup"],"gaps":[{"channel":"Setup","records":3}]}},)"
                R"({"name":"D","state":"not_examined","examined":{"from":null,"to":null,"channels":[],"gaps":[]}}])"},
      {"incident", R"({"state":"no_sign"})"}};
  return content;
}

TEST(Examined, AMachineWithoutTheLogsThatTellOfIntrudersIsNotExamined) {
  const Examined all = examined_in(view_of(half_seen_town()));
  EXPECT_EQ(all.machines, 2U);
  EXPECT_EQ(all.gaps, 0U);
  EXPECT_EQ(all.channels, std::set<std::string>{"Security"});
  EXPECT_EQ(*all.from, *base::parse_rfc3339("2026-11-10T00:00:00Z"));
  EXPECT_EQ(*all.to, *base::parse_rfc3339("2026-11-21T00:00:00Z"));
  EXPECT_EQ(*all.read_from, *base::parse_rfc3339("2020-01-01T00:00:00Z"));
}

TEST(Examined, WhatIsSaidToBeExaminedAndNotExaminedMakesTheWhole) {
  const std::string text = terminal_summary(half_seen_town(), sample::catalogue(base::Language::french));
  EXPECT_NE(text.find("2 machines sur 4"), text.npos) << text;
  EXPECT_NE(text.find("C, D"), text.npos) << text;
  const std::string page = html::page(half_seen_town(), sample::catalogue(base::Language::french));
  EXPECT_NE(page.find("sans le journal Security"), page.npos) << "why a machine with logs is not examined";
}

TEST(Examined, AllLogsThatWereReadCountForWhetherTheyAreOfAnotherTime) {
  View view = view_of(half_seen_town());
  const auto words = sample::catalogue(base::Language::french);
  view.told = base::parse_rfc3339("2026-11-29T00:00:00Z");
  EXPECT_TRUE(other_time(view, words).empty());
  view.told = base::parse_rfc3339("2027-02-01T00:00:00Z");
  EXPECT_NE(plain(other_time(view, words)).find("30 novembre 2026"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::report
