// SPDX-License-Identifier: EUPL-1.2
#include "sigma/plan_text.h"

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

std::string text_of(const std::string& rules) {
  std::string text;
  write_plan(plan_of(rules), [&](std::string_view part) { text += part; });
  return text;
}

/// The condition of the only target of a rule of the Security log.
std::string condition_of(const std::string& detection) {
  const std::string text = text_of(security_rule(detection));
  const std::size_t start = text.find("    when ");
  EXPECT_NE(start, text.npos) << text;
  return text.substr(start + 9, text.find('\n', start) - start - 9);
}

TEST(PlanText, ModifiersHaveTheirNames) {
  EXPECT_EQ(condition_of("  s: {A: x, B|endswith: '\\y', C|contains|all: [a, b]}\n  condition: s"),
            R"(A = "x" and B endswith "\y" and C (contains "a" and contains "b"))");
  EXPECT_EQ(condition_of("  s: {A|cidr: 10.0.0.0/8, B|gt: 3, C|exists: false}\n  condition: s"),
            "A in 10.0.0.0/8 and B > 3 and C absent");
  EXPECT_EQ(condition_of("  s: {A|re|i: 'a\"b'}\n  condition: s"), R"(A re|i "a\"b")");
}

TEST(PlanText, BracketsOnlyWhereTheyMatter) {
  EXPECT_EQ(condition_of("  a: {A: 1}\n  b: {B: 2}\n  c: {C: 3}\n  condition: a and not (b or c)"),
            "A == 1 and not (B == 2 or C == 3)");
}

TEST(PlanText, RoutesAreNativeNamesAndRefusedRulesStandAtTheEnd) {
  const std::string text = text_of(
      "title: One\nid: r1\nlevel: high\nlogsource: {product: windows, category: process_creation}\n"
      "detection:\n  s: {Image|endswith: '\\x.exe'}\n  condition: s\n---\ntitle: Two\nid: r2\n"
      "logsource: {product: toaster}\ndetection:\n  s: {A: 1}\n  condition: s\n");
  EXPECT_TRUE(text.starts_with("rule r1 high rule.yml:1 One\n  source ")) << text;
  EXPECT_NE(text.find("    image = newprocessname\n"), text.npos) << text;
  EXPECT_NE(text.find("\nnot-evaluated rule.yml:9 no_reader Two\n"), text.npos) << text;
}

}  // namespace
}  // namespace beffroi::sigma
