// SPDX-License-Identifier: EUPL-1.2
// Where the common tools read Sigma differently from its specification (studied in their sources: Hayabusa 4.0, Chainsaw 2.16), each point a
// test of its number and name. What concerns whole runs stands elsewhere: the same bytes whatever threads and order of files (tests/cli/outputs.py),
// hostile text in outputs (src/report/hostile_test.cpp), the rule's identifier, title, author and tags in every output (exports_test.cpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sigma/correlation/correlated_for_tests.h"

namespace beffroi::sigma {
namespace {

constexpr const char* kSecurity = "Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1";

bool holds(const std::string& condition, const std::string& members) {
  return matches(security_rule("  sel_a_x: {A: 1}\n  sel_b_x: {B: 1}\n  sel_b_y: {C: 1}\n  _hidden: {D: 1}\n  condition: " +
                               condition + "\n"),
                 "{" + std::string(kSecurity) + ", " + members + "}");
}

TEST(Divergence1, QuantifiersOverThemMidStarsAnyUnderscoresAndLists) {
  EXPECT_TRUE(holds("1 of sel_*_x", "B: 1"));
  EXPECT_FALSE(holds("1 of sel_*_x", "C: 1"));
  EXPECT_TRUE(holds("all of *_x", "A: 1, B: 1"));
  EXPECT_TRUE(holds("any of them", "C: 1"));
  EXPECT_FALSE(holds("any of them", "D: 1"));
  EXPECT_FALSE(holds("all of them", "A: 1, B: 1, D: 1"));
  EXPECT_TRUE(holds("all of them", "A: 1, B: 1, C: 1")) << "_hidden is not asked";
  EXPECT_TRUE(holds("[sel_a_x and sel_b_x, sel_b_y]", "C: 1"));
}

TEST(Divergence2, WindashIsEveryDashAtEveryPlaceWithEveryPartOfAText) {
  for (const char* written : {"-", "/", "\u2013", "\u2014", "\u2015"}) {
    const std::string value = std::string("A: '") + written + "enc ZQA " + written + "nop'";
    for (const auto* line : {"A|windash|contains: '-enc zqa /nop'", "A|contains|windash: '/enc ZQA -nop'",
                             "A|startswith|windash: '-enc'", "A|windash|endswith: '/nop'"}) {
      EXPECT_TRUE(line_matches(line, value)) << line << " " << value;
    }
  }
  EXPECT_FALSE(line_matches("A|windash|contains: '-enc'", "A: '+enc'"));
  EXPECT_EQ(reason_of("  s: {'A|windash|contains|all': [' -a', ' -b']}\n  condition: s\n"), "windash_with_all");
  EXPECT_EQ(reason_of("  s: {'A|windash|re': ' -a'}\n  condition: s\n"), "modifier_conflict");
}

TEST(Divergence3, Base64MindsCaseUtf16HasItsMarkAndShortValuesTheirOffsets) {
  EXPECT_TRUE(line_matches("A|base64: 'Ab'", "A: 'QWI='"));
  EXPECT_FALSE(line_matches("A|base64: 'Ab'", "A: 'qwi='"));
  EXPECT_TRUE(line_matches("A|utf16|base64|contains: 'a'", "A: '//5hAA=='"));
  EXPECT_FALSE(line_matches("A|utf16le|base64|contains: 'a'", "A: '//5h'"));
  for (const auto* text : {"Zm9v", "xmb28", "xxZvb"})
    EXPECT_TRUE(line_matches("A|base64offset|contains: foo", std::string("A: ") + text)) << text;
}

TEST(Divergence4, NumbersAreSignedFractionalAndHexadecimal) {
  EXPECT_TRUE(line_matches("A|lt: -1", "A: -1.5"));
  EXPECT_FALSE(line_matches("A|lt: -2", "A: -1.5"));
  EXPECT_TRUE(line_matches("A|gte: 0.5", "A: '0.50'"));
  EXPECT_TRUE(line_matches("A: 4660", "A: 0x1234"));
  EXPECT_FALSE(line_matches("A|gt: 9", "A: '10 apples'")) << "text is no number";
}

constexpr const char* kTemporal =
    "title: c\nid: c\nlevel: high\ncorrelation: {type: temporal, rules: [a, b], timespan: 60s, group-by: [U]}\n";

TEST(Divergence5, ATemporalSpanIsTheWholeOfIt) {
  const std::string rules =
      rule_of("a", 1) + rule_of("b", 2) + rule_of("d", 3) +
      "title: c\nid: c\nlevel: high\ncorrelation: {type: temporal, rules: [a, b, d], timespan: 60s, group-by: [U]}\n";
  EXPECT_EQ(correlate(rules, {{0, "EventID: 2, U: x"}, {50, "EventID: 1, U: x"}, {100, "EventID: 3, U: x"}}).size(), 0U)
      << "50 seconds before and 50 after the first rule are 100 together";
  EXPECT_EQ(correlate(rules, {{0, "EventID: 2, U: x"}, {30, "EventID: 1, U: x"}, {60, "EventID: 3, U: X"}}).size(), 1U);
  EXPECT_EQ(correlate(rule_of("a", 1) + rule_of("b", 2) + kTemporal, {{0, "EventID: 1, U: x"}, {1, "EventID: 2, U: y"}}).size(),
            0U)
      << "groups must be equal";
}

TEST(Divergence5, RangesInequalitiesPercentilesAndAliases) {
  const auto with = [](const std::string& correlation) {
    return rule_of("a", 1) + rule_of("b", 2) + "title: c\nid: c\nlevel: high\ncorrelation: {timespan: 1h, " + correlation +
           "}\n";
  };
  const std::vector<Told> three = {{0, "EventID: 1, N: 1"}, {1, "EventID: 1, N: 2"}, {2, "EventID: 1, N: 9"}};
  EXPECT_EQ(correlate(with("type: event_count, rules: [a], condition: {gte: 2, lt: 4}"), three).size(), 1U);
  EXPECT_EQ(correlate(with("type: event_count, rules: [a], condition: {gt: 3, lt: 9}"), three).size(), 0U);
  EXPECT_EQ(correlate(with("type: event_count, rules: [a], condition: {neq: 3}"), three).size(), 0U);
  EXPECT_EQ(correlate(with("type: value_percentile, rules: [a], condition: {field: N, percentile: 50, eq: 2}"), three).size(),
            1U);
  EXPECT_EQ(correlate(with("type: temporal, rules: [a, b], group-by: [who], aliases: {who: {a: From, b: To}}"),
                      {{0, "EventID: 1, From: x"}, {1, "EventID: 2, To: x"}})
                .size(),
            1U);
}

TEST(Divergence5, EqualTimesAreNoWrongOrderAndOneRuleServesTwoCorrelations) {
  const std::string rules =
      rule_of("a", 1) + rule_of("b", 2) +
      "title: c\nid: c\nlevel: high\ncorrelation: {type: temporal_ordered, rules: [a, b], timespan: 60s}\n---\n"
      "title: d\nid: d\nlevel: high\ncorrelation: {type: event_count, rules: [a], timespan: 60s, condition: {gte: 1}}\n";
  EXPECT_EQ(correlate(rules, {{5, "EventID: 2"}, {5, "EventID: 1"}}).size(), 2U);
  EXPECT_EQ(correlate(rules, {{5, "EventID: 2"}, {6, "EventID: 1"}}).size(), 1U) << "the wrong order";
}

TEST(Divergence6, ValuesAreAnchoredWildcardsWorkInsideAndLineEndsAreCharacters) {
  EXPECT_FALSE(line_matches("A: 'b*c'", "A: 'xbyc'"));
  EXPECT_TRUE(line_matches("A|startswith: 'a?c*e'", "A: 'abcdefg'"));
  EXPECT_TRUE(line_matches("A|endswith: 'c*g'", "A: 'abcdefg'"));
  EXPECT_TRUE(line_matches("A: 'a*z'", "A: \"a\\r\\nz\""));
  EXPECT_TRUE(line_matches("A: 'a\\*b'", "A: 'a*b'"));
  EXPECT_FALSE(line_matches("A: 'a\\*b'", "A: 'axb'"));
  EXPECT_TRUE(line_matches("A: 'a\\\\*b'", "A: 'a\\xb'"));
  EXPECT_TRUE(line_matches("A: 'a\\\\\\*b'", "A: 'a\\*b'"));
  EXPECT_FALSE(line_matches("A: 'a\\\\\\*b'", "A: 'a\\xb'"));
}

TEST(Divergence7, NullIsAbsentEmptyIsThereAndAListHoldsNoNull) {
  EXPECT_TRUE(line_matches("A: null", "B: 1"));
  EXPECT_TRUE(line_matches("A: ~", "A: null"));
  EXPECT_FALSE(line_matches("A: null", "A: ''"));
  EXPECT_FALSE(line_matches("A: ''", "B: 1"));
  EXPECT_EQ(reason_of("  s: {A: ['', null]}\n  condition: s\n"), "null_in_list");
}

TEST(Divergence8, ALogSourceIsItsChannelAndItsProviderEventByEvent) {
  const std::string rule = security_rule("  s: {EventID: 4624}\n  condition: s\n");
  const auto fires = [&](const std::string& channel, const std::string& provider) {
    return matches(rule, "{Channel: " + channel + ", Provider_Name: " + provider + ", EventID: 4624}");
  };
  EXPECT_TRUE(fires("Security", "Microsoft-Windows-Security-Auditing"));
  EXPECT_FALSE(fires("Security", "Some-Agent")) << "another provider in the same channel";
  EXPECT_FALSE(fires("Application", "Microsoft-Windows-Security-Auditing")) << "another channel in the same file";
}

TEST(Divergence9, EveryRuleThatIsNotEvaluatedIsListedWithItsReason) {
  const std::string text =
      security_rule("  s: {A|nothing: 1}\n  condition: s\n") +
      "---\ntitle: u\nid: 2\nlogsource: {product: aws}\ndetection: {s: {A: 1}, condition: s}\n"
      "---\ntitle: v\nid: 3\nlogsource: {category: webserver}\ndetection: {s: {No Such Field: 1}, condition: s}\n";
  const Plan plan = plan_of(text);
  std::vector<std::string> reasons;
  for (const NotEvaluated& rule : plan.not_evaluated()) reasons.push_back(rule.title + " " + rule.reason);
  EXPECT_THAT(reasons, testing::UnorderedElementsAre("t modifier_unknown", "u no_reader", "v fields_absent"));
  EXPECT_TRUE(plan.targets().empty());
  EXPECT_EQ(plan.evaluated_rules(), 0U) << "a rule is one or the other";
}

TEST(Divergence9, WhatIsKnownOfARuleThatIsNotEvaluatedIsKept) {
  const Plan plan = plan_of(
      "title: u\nid: 2\nlevel: high\nauthor: Anne\nlogsource: {product: aws}\ndetection: {s: {A: 1}, condition: s}\n"
      "---\ntitle: v\nid: 3\nlevel: low\nauthor: Bea\nlogsource: {product: windows}\ndetection: {s: {A: 1}, condition: t}\n"
      "---\ntitle: w\nid: 4\nlevel: low\nlogsource: {product: windows, service: security}\ndetection: {s: {EventID: 1}, "
      "condition: s}\n");
  std::vector<std::string> known;
  for (const NotEvaluated& rule : plan.not_evaluated())
    known.push_back(rule.title + rule.author + std::string(name_of(rule.level)));
  EXPECT_THAT(known, testing::UnorderedElementsAre("uAnnehigh", "vBealow"));
  EXPECT_EQ(plan.evaluated_rules(), 1U);
  ASSERT_EQ(plan.rules().size(), 2U);
  EXPECT_FALSE(plan.evaluates(0));
  EXPECT_TRUE(plan.evaluates(1));
}

}  // namespace
}  // namespace beffroi::sigma
