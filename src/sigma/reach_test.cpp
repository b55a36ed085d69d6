// SPDX-License-Identifier: EUPL-1.2
#include "sigma/reach.h"

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

RuleReach reach(const std::string& detection, const std::vector<std::string>& events) {
  const Plan plan = plan_of(security_rule(detection));
  SeenEvents seen;
  for (const std::string& members : events) {
    const auto node = base::yaml::parse_one("{Provider_Name: Microsoft-Windows-Security-Auditing, " + members + "}", "event");
    const auto event = TestEvent::from_yaml(*node);
    EXPECT_TRUE(event);
    SeenInSource source;
    source.add(event->batch());
    seen.add(source.take());
  }
  const auto all = reach_of(plan, seen);
  EXPECT_EQ(all.size(), 1u);
  return all.front();
}

const std::string kCommand = "  selection: {EventID: 4688, CommandLine|contains: x}\n  condition: selection\n";

TEST(Reach, WithoutTheLogNothingCanMatch) {
  const RuleReach told = reach(kCommand, {"Channel: System, EventID: 4688, CommandLine: x"});
  EXPECT_EQ(told.reach, Reach::no_source);
  EXPECT_EQ(told.names.size(), 1u);
}

TEST(Reach, WithoutTheEventNeither) {
  EXPECT_EQ(reach(kCommand, {"Channel: Security, EventID: 4624, CommandLine: x"}).reach, Reach::no_event);
}

TEST(Reach, CommandLinesThatAreNeverRecorded) {
  const RuleReach told =
      reach(kCommand, {"Channel: Security, EventID: 4688, CommandLine: ''", "Channel: Security, EventID: 4688"});
  EXPECT_EQ(told.reach, Reach::no_field);
  EXPECT_EQ(told.names, (std::vector<std::string>{"CommandLine"}));
}

TEST(Reach, OneCommandLineIsEnoughWhateverItSays) {
  EXPECT_EQ(
      reach(kCommand, {"Channel: Security, EventID: 4688, CommandLine: ''", "Channel: Security, EventID: 4688, CommandLine: y"})
          .reach,
      Reach::possible);
}

TEST(Reach, AnAbsentFieldMayBeWhatTheRuleAsksFor) {
  EXPECT_EQ(reach("  selection: {EventID: 4688}\n  filter: {CommandLine|contains: x}\n  condition: selection and not filter\n",
                  {"Channel: Security, EventID: 4688"})
                .reach,
            Reach::possible);
}

}  // namespace
}  // namespace beffroi::sigma
