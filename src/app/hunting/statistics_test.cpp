// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sigma/parse.h"

namespace beffroi::app::hunting {
namespace {

using testing::HasSubstr;

constexpr const char* kRules =
    "title: Seen\nid: 1\nlevel: high\nauthor: Anne\nlogsource: {product: windows}\ndetection: {s: {A: b}, condition: s}\n---\n"
    "title: Never\nid: 2\nlevel: critical\nlogsource: {product: windows}\ndetection: {s: {A: c}, condition: s}\n---\n"
    "title: Broken\nid: 3\nlevel: low\nauthor: Bea\nlogsource: {product: windows}\ndetection: {s: {A: c}, condition: t}\n---\n"
    "title: Elsewhere\nid: 4\nlevel: medium\nauthor: Zoe\nlogsource: {product: no-such-product}\n"
    "detection: {s: {A: c}, condition: s}\n";

sigma::Plan plan() {
  sigma::ParsedFile file = sigma::parse_rules(kRules, "rules.yml");
  sigma::RuleSet set;
  set.rules = std::move(file.rules);
  set.refused = std::move(file.refused);
  return {std::move(set), sigma::LogSources::embedded()};
}

report::DetectionRow row(const char* moment, const char* computer) {
  report::DetectionRow row;
  row.rule_id = "1";
  row.rule_title = "Seen";
  row.rule_file = "rules.yml";
  row.rule_author = "Anne";
  row.level = "high";
  row.timestamp = base::parse_rfc3339(moment);
  row.computer = computer;
  return row;
}

TEST(RuleStatistics, EveryRuleHasItsState) {
  RuleStatistics statistics;
  statistics.add(row("2026-11-02T00:00:00Z", "b"));
  statistics.add(row("2026-11-01T00:00:00Z", "a"));
  statistics.add(row("2026-11-03T00:00:00Z", "a"));
  const std::string csv = statistics.csv(plan(), *base::Catalogue::load(base::Language::english));
  const std::size_t seen =
      csv.find("matched,3,high,Seen,2,2026-11-01T00:00:00.000000000Z,2026-11-03T00:00:00.000000000Z,1,Anne,rules.yml");
  const std::size_t never = csv.find("no row,0,critical,Never,0,,,2,");
  const std::size_t broken = csv.find("not evaluated,0,low,Broken,0,,,3,Bea,rules.yml,");
  EXPECT_NE(seen, csv.npos) << csv;
  EXPECT_TRUE(seen < never && never < broken && broken != csv.npos) << csv;
  EXPECT_THAT(csv.substr(broken), HasSubstr("does not have"));
}

TEST(RuleStatistics, ARuleThatNoSourceServesStandsOnce) {
  const std::string csv = RuleStatistics().csv(plan(), *base::Catalogue::load(base::Language::english));
  const std::size_t line = csv.find("not evaluated,0,medium,Elsewhere,0,,,4,Zoe,rules.yml,");
  EXPECT_NE(line, csv.npos) << csv;
  EXPECT_EQ(csv.find("Elsewhere"), csv.rfind("Elsewhere")) << csv;
  EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 4) << csv;
}

TEST(RuleStatistics, ReasonsAreOfOneLanguageAndHaveTheirNamesBeside) {
  const std::string english = RuleStatistics().csv(plan(), *base::Catalogue::load(base::Language::english));
  const std::string french = RuleStatistics().csv(plan(), *base::Catalogue::load(base::Language::french));
  for (const std::string& csv : {english, french}) {
    EXPECT_THAT(csv, HasSubstr(",no_row\r\n"));
    EXPECT_THAT(csv, HasSubstr(",no_reader\r\n"));
    EXPECT_THAT(csv, HasSubstr(",condition_unknown_name\r\n"));
  }
  EXPECT_THAT(english, HasSubstr("no row was written"));
  EXPECT_THAT(french, HasSubstr("aucune ligne écrite"));
}

TEST(RuleStatistics, AnIndicatorHasALineToo) {
  RuleStatistics statistics;
  report::DetectionRow found = row("2026-11-02T00:00:00Z", "b");
  found.rule_id = "ioc-1";
  found.rule_title = "address 203.0.113.7";
  found.shown_title = "=adresse 203.0.113.7";
  found.by_indicator = true;
  found.rule_file.clear();
  statistics.add(found);
  const std::string csv = statistics.csv(plan(), *base::Catalogue::load(base::Language::english));
  EXPECT_THAT(csv, HasSubstr("ioc-1"));
  EXPECT_THAT(csv, HasSubstr("'=adresse 203.0.113.7")) << "in the reader's language, and no formula";
}

}  // namespace
}  // namespace beffroi::app::hunting
