// SPDX-License-Identifier: EUPL-1.2
#include "sigma/filter.h"

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

const std::string kRule =
    "title: r\nid: AA-1\nname: new_service\nlogsource: {product: windows, service: security}\n"
    "detection:\n  selection:\n    Image|endswith: \\sc.exe\n  condition: selection\n";

std::string event(const std::string& user) {
  return "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1, Image: 'C:\\sc.exe', Account: " +
         user + "}";
}

std::string filter(const std::string& rules, const std::string& service = "security") {
  return "---\ntitle: f\nlogsource: {product: windows, service: " + service + "}\nfilter:\n  rules: " + rules +
         "\n  selection:\n    Account|startswith: adm_\n  condition: not selection\n";
}

TEST(Filter, KeepsWhatItsConditionKeeps) {
  for (const char* rules : {"[aa-1]", "[new_service]", "any"}) {
    EXPECT_FALSE(matches(kRule + filter(rules), event("adm_jean"))) << rules;
    EXPECT_TRUE(matches(kRule + filter(rules), event("jean"))) << rules;
  }
}

TEST(Filter, SeveralAreAllAsked) {
  const std::string other =
      "---\ntitle: g\nlogsource: {product: windows}\nfilter:\n  rules: [new_service]\n  own:\n    Account: jean\n"
      "  condition: not own\n";
  EXPECT_FALSE(matches(kRule + filter("any") + other, event("adm_jean")));
  EXPECT_FALSE(matches(kRule + filter("any") + other, event("jean")));
  EXPECT_TRUE(matches(kRule + filter("any") + other, event("anne")));
}

TEST(Filter, OfAnotherLogOrRuleHasNoEffectAndIsNamed) {
  for (const std::string& text : {filter("[new_service]", "system"), filter("[other]")}) {
    const Plan plan = plan_of(kRule + text);
    ASSERT_EQ(plan.not_evaluated().size(), 1u);
    EXPECT_EQ(plan.not_evaluated().front().reason, "filter_of_nothing");
    EXPECT_EQ(plan.rules().front().tests.size(), 1u);
  }
  EXPECT_TRUE(plan_of(kRule + filter("any", "system")).not_evaluated().empty());
}

TEST(Filter, IsRefusedWhereItSaysTooLittle) {
  const auto reason = [](const std::string& body) {
    const ParsedFile file = parse_rules("title: f\nlogsource: {product: windows}\nfilter:\n" + body, "f.yml");
    EXPECT_TRUE(file.filters.empty());
    return file.refused.empty() ? "" : file.refused.front().reason;
  };
  EXPECT_EQ(reason("  s: {a: b}\n  condition: s\n"), "filter_without_rules");
  EXPECT_EQ(reason("  rules: [x]\n  s: {a: b}\n"), "no_condition");
  EXPECT_EQ(reason("  rules: [x]\n  condition: rules\n"), "condition_unknown_name");
  EXPECT_EQ(reason("  rules: [x]\n  s: {a|b: c}\n  condition: s\n"), "modifier_unknown");
}

}  // namespace
}  // namespace beffroi::sigma
