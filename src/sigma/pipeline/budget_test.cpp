// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/budget.h"

#include <gtest/gtest.h>

#include "sigma/pipeline/pipeline.h"
#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

std::string refusal(const std::string& items, const std::string& detection) {
  pipeline::Pipeline pipeline;
  const auto added = pipeline.add("transformations:\n" + items, "pipeline.yml");
  EXPECT_TRUE(added) << added.error().id;
  const Plan plan = plan_of(security_rule(detection), &pipeline);
  return plan.not_evaluated().empty() ? "" : plan.not_evaluated().front().reason;
}

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

constexpr const char* kAIsOne = "  selection:\n    A: one\n  condition: selection\n";
constexpr const char* kTooLarge = "pipeline_too_large";

TEST(PipelineBudget, ValuesAreCountedBeforeTheyAreMade) {
  EXPECT_EQ(refusal(times(40, "  - {type: map_string, mapping: {one: [one, one]}}\n"), kAIsOne), kTooLarge);
  EXPECT_EQ(refusal(times(40, "  - {type: field_name_mapping, mapping: {B: [B, B]}}\n"),
                    "  selection:\n    A|fieldref: B\n  condition: selection\n"),
            kTooLarge);
}

TEST(PipelineBudget, TextsAreMeasuredBeforeTheyAreMade) {
  const std::string hundred = times(10, "0123456789");
  EXPECT_EQ(refusal(times(8, "  - {type: replace_string, regex: '[a-z0-9]', replacement: '" + hundred + "'}\n"), kAIsOne),
            kTooLarge);
  EXPECT_EQ(refusal("  - {type: replace_string, regex: one, replacement: '" + hundred + "'}\n", kAIsOne), "");
}

TEST(PipelineBudget, NamesHaveALongestLength) {
  EXPECT_EQ(refusal(times(10, "  - {type: field_name_prefix, prefix: " + std::string(100, 'x') + "}\n"), kAIsOne), "");
  EXPECT_EQ(refusal(times(11, "  - {type: field_name_prefix, prefix: " + std::string(100, 'x') + "}\n"), kAIsOne), kTooLarge);
}

TEST(PipelineBudget, LooksAtLinesAreCounted) {
  std::vector<FieldTest> tests(1'000);
  pipeline::Budget budget(tests);
  EXPECT_TRUE(budget.look(50'000));
  EXPECT_FALSE(budget.look(1));
}

TEST(PipelineBudget, NamesThatBecomeSeveralAgainAndAgainDoNotNest) {
  const std::string twice =
      "  - {type: field_name_mapping, mapping: {A: [A, B]}}\n  - {type: field_name_mapping, mapping: {A: [A, C]}}\n";
  pipeline::Pipeline pipeline;
  ASSERT_TRUE(pipeline.add("transformations:\n" + twice, "pipeline.yml"));
  const Plan plan = plan_of(security_rule(kAIsOne), &pipeline);
  ASSERT_EQ(plan.rules().size(), 1u);
  EXPECT_EQ(plan.rules()[0].condition.operands.size(), 3u);
  const std::string log = "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1, ";
  for (const char* field : {"A", "B", "C"}) EXPECT_TRUE(matches(plan, log + field + ": one}"));
}

}  // namespace
}  // namespace beffroi::sigma
