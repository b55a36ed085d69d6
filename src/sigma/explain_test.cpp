// SPDX-License-Identifier: EUPL-1.2
#include "sigma/explain.h"

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

Explanation explained(const std::string& detection, const std::string& members) {
  const Plan plan = plan_of(security_rule(detection));
  EXPECT_EQ(plan.targets().size(), 1u);
  const auto document = base::yaml::parse_one(security_rule(detection), "rule.yml");
  std::vector<FieldTest> tests;
  const auto selections = selections_of(*document->find("detection"), {}, tests);
  EXPECT_TRUE(selections);
  const auto node =
      base::yaml::parse_one("{Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1, " + members + "}", "event");
  const auto event = TestEvent::from_yaml(*node);
  const auto batch = event->batch();
  return explain(plan.rules()[0], *selections, plan.targets()[0], batch.events[0], batch.symbols);
}

TEST(Explain, SaysWhichPatternFitsAndWhatTheEventHas) {
  const auto why = explained(
      "  selection:\n    Image|endswith: ['\\a.exe', '\\b.exe']\n    User: anne\n  filter: {User|contains: ad}\n"
      "  condition: selection and not filter\n",
      "Channel: Security, Image: 'C:\\b.exe', User: bob");
  EXPECT_TRUE(why.is_from);
  EXPECT_FALSE(why.holds);
  ASSERT_EQ(why.selections.size(), 2u);
  EXPECT_EQ(why.selections[0].name, "selection");
  EXPECT_FALSE(why.selections[0].holds);
  ASSERT_EQ(why.selections[0].tests.size(), 2u);
  const ExplainedTest& image = why.selections[0].tests[0];
  EXPECT_TRUE(image.holds);
  EXPECT_EQ(image.written, 2u);
  ASSERT_EQ(image.fitting.size(), 1u);
  EXPECT_NE(image.fitting[0].find("b.exe"), std::string::npos);
  EXPECT_EQ(image.values, (std::vector<std::string>{"C:\\b.exe"}));
  const ExplainedTest& user = why.selections[0].tests[1];
  EXPECT_FALSE(user.holds);
  EXPECT_EQ(user.values, (std::vector<std::string>{"bob"}));
  EXPECT_EQ(user.text, "User = \"anne\"");
  EXPECT_FALSE(why.selections[1].holds);
}

TEST(Explain, AMatchHolds) {
  EXPECT_TRUE(explained("  selection: {User: anne}\n  condition: selection\n", "Channel: Security, User: Anne").holds);
}

TEST(Explain, AnEventOfAnotherLogIsSaidToBeOne) {
  const auto why = explained("  selection: {User: anne}\n  condition: selection\n", "Channel: System, User: Anne");
  EXPECT_FALSE(why.is_from);
  EXPECT_TRUE(why.selections.empty());
}

}  // namespace
}  // namespace beffroi::sigma
