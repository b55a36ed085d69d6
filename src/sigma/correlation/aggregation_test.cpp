// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/aggregation.h"

#include "sigma/correlation/correlated_for_tests.h"

namespace beffroi::sigma {
namespace {

std::string old_rule(const std::string& condition, const std::string& timeframe = "1m") {
  return "title: old\nid: old-1\nlevel: high\nlogsource: {product: windows, service: security}\ndetection:\n  selection: "
         "{EventID: 4625}\n"
         "  other: {EventID: 4738}\n  exclusion: {EventID: 4740}\n" +
         (timeframe.empty() ? "" : "  timeframe: " + timeframe + "\n") + "  condition: " + condition + "\n";
}

std::vector<Told> at(std::initializer_list<std::pair<int, std::string>> told) {
  std::vector<Told> events;
  for (const auto& [second, members] : told) events.push_back({second, members});
  return events;
}

std::string refused(const std::string& condition) {
  const ParsedFile file = parse_rules(old_rule(condition), "rule.yml");
  return file.refused.empty() ? "" : file.refused.front().reason;
}

TEST(OldConditions, CountByIsAnEventCount) {
  const std::string rule = old_rule("selection | count() by IpAddress > 2");
  const auto matches = correlate(rule, at({{0, "EventID: 4625, IpAddress: a"},
                                           {1, "EventID: 4625, IpAddress: b"},
                                           {2, "EventID: 4625, IpAddress: a"},
                                           {3, "EventID: 4625, IpAddress: a"}}));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].group[0].second, "a");
  const Plan plan = plan_of(rule);
  EXPECT_EQ(plan.links().correlations[0].correlation.head.title, "old");
  EXPECT_FALSE(plan.links().rule_reports[0]) << "what it is made of is no rule of its own";
}

TEST(OldConditions, CountOfAFieldIsAValueCount) {
  const std::string rule = old_rule("selection and not exclusion | count(TargetUserName) by IpAddress >= 2");
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4625, IpAddress: a, TargetUserName: x"},
                                {1, "EventID: 4625, IpAddress: a, TargetUserName: x"}}))
                .size(),
            0u);
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4625, IpAddress: a, TargetUserName: x"},
                                {1, "EventID: 4625, IpAddress: a, TargetUserName: y"}}))
                .size(),
            1u);
}

TEST(OldConditions, WithoutTimeframeAnyTime) {
  const std::string rule = old_rule("selection | count() > 1", "");
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4625"}, {80000, "EventID: 4625"}})).size(), 1u);
  EXPECT_EQ(correlate(old_rule("selection | count() > 1"), at({{0, "EventID: 4625"}, {80000, "EventID: 4625"}})).size(), 0u);
}

TEST(OldConditions, SumAndAverage) {
  EXPECT_EQ(correlate(old_rule("selection | sum(Size) by User > 10"),
                      at({{0, "EventID: 4625, User: a, Size: 6"}, {1, "EventID: 4625, User: a, Size: 5"}}))
                .size(),
            1u);
  EXPECT_EQ(
      correlate(old_rule("selection | avg(Size) > 10"), at({{0, "EventID: 4625, Size: 6"}, {1, "EventID: 4625, Size: 5"}}))
          .size(),
      0u);
}

TEST(OldConditions, NearIsTemporalOnOneComputer) {
  const std::string rule = old_rule("selection | near other and not exclusion");
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4738"}, {30, "EventID: 4625"}})).size(), 1u);
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4738"}, {61, "EventID: 4625"}})).size(), 0u);
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4738"}, {30, "EventID: 4625"}, {40, "EventID: 4740"}})).size(), 0u);
  EXPECT_EQ(correlate(rule, at({{0, "EventID: 4738, Computer: A"}, {30, "EventID: 4625, Computer: B"}})).size(), 0u);
}

TEST(OldConditions, WhatIsNotUnderstoodIsRefusedWithAReason) {
  EXPECT_EQ(refused("selection | min(Size) > 3"), "aggregation_function");
  EXPECT_EQ(refused("selection | count() by IpAddress"), "aggregation_form");
  EXPECT_EQ(refused("selection | count() of IpAddress > 3"), "aggregation_form");
  EXPECT_EQ(refused("selection | count() > many"), "aggregation_form");
  EXPECT_EQ(refused("selection | near nobody"), "condition_unknown_name");
  EXPECT_EQ(refused("nobody | count() > 3"), "condition_unknown_name");
}

}  // namespace
}  // namespace beffroi::sigma
