// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

using ::testing::ElementsAre;

constexpr const char* kLog = "Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1";

pipeline::Pipeline pipeline_of(const std::vector<std::string>& texts) {
  pipeline::Pipeline pipeline;
  for (const std::string& text : texts) {
    const auto added = pipeline.add(text, "pipeline.yml");
    EXPECT_TRUE(added) << added.error().id << " " << added.error().where.line.value_or(0);
  }
  return pipeline;
}

std::string transformations(const std::string& items) { return "transformations:\n" + items; }

Plan plan_with(const std::string& items, const std::string& detection) {
  const pipeline::Pipeline pipeline = pipeline_of({transformations(items)});
  return plan_of(security_rule(detection), &pipeline);
}

bool fires(const std::string& items, const std::string& detection, const std::string& members) {
  return matches(plan_with(items, detection), "{" + std::string(kLog) + ", " + members + "}");
}

std::string refusal(const std::string& items, const std::string& detection) {
  const Plan plan = plan_with(items, detection);
  return plan.not_evaluated().empty() ? "" : plan.not_evaluated().front().reason;
}

constexpr const char* kAIsOne = "  selection:\n    A: one\n  condition: selection\n";

TEST(PipelineNames, OneNameTakesThePlaceOfAnother) {
  const std::string map = "  - {type: field_name_mapping, mapping: {A: B}}\n";
  EXPECT_TRUE(fires(map, kAIsOne, "B: one"));
  EXPECT_FALSE(fires(map, kAIsOne, "A: one"));
  EXPECT_TRUE(fires(map, "  selection:\n    A|startswith: on\n  condition: selection\n", "B: one")) << "modifiers stay";
}

TEST(PipelineNames, SeveralNamesAreAlternativesAndAllMustDifferUnderNeq) {
  const std::string map = "  - {type: field_name_mapping, mapping: {A: [B, C]}}\n";
  EXPECT_TRUE(fires(map, kAIsOne, "C: one"));
  EXPECT_FALSE(fires(map, kAIsOne, "A: one"));
  const std::string neq = "  selection:\n    A|neq: one\n  condition: selection\n";
  EXPECT_FALSE(fires(map, neq, "B: two, C: one"));
  EXPECT_TRUE(fires(map, neq, "B: two, C: two"));
  const std::string line = "  selection:\n    A: one\n    D: two\n  condition: selection\n";
  EXPECT_FALSE(fires(map, line, "C: one")) << "the other line of the selection is still asked";
  EXPECT_TRUE(fires(map, line, "C: one, D: two"));
}

TEST(PipelineNames, PrefixesSuffixesAndReferencesAreRenamedToo) {
  EXPECT_TRUE(fires("  - {type: field_name_prefix, prefix: win.}\n", kAIsOne, "win.A: one"));
  EXPECT_TRUE(fires("  - {type: field_name_suffix, suffix: .text}\n", kAIsOne, "A.text: one"));
  const std::string prefixes = "  - {type: field_name_prefix_mapping, mapping: {pre.: [a_, b_]}}\n";
  EXPECT_TRUE(fires(prefixes, "  selection:\n    pre.A: one\n  condition: selection\n", "b_A: one"));
  const std::string reference = "  selection:\n    A|fieldref: B\n  condition: selection\n";
  EXPECT_TRUE(fires("  - {type: field_name_mapping, mapping: {B: C}}\n", reference, "A: same, C: same"));
}

TEST(PipelineNames, KeywordsAreAFieldWhereNullIsMapped) {
  const std::string keywords = "  selection: [one]\n  condition: selection\n";
  const std::string map = "  - {type: field_name_mapping, mapping: {null: message}}\n";
  EXPECT_TRUE(fires(map, keywords, "message: a one b"));
  EXPECT_FALSE(fires(map, keywords, "A: a one b"));
}

TEST(PipelineConditions, RulesLinesAndNamesChooseWhatIsDone) {
  const std::string map = "  - type: field_name_mapping\n    mapping: {A: B}\n";
  const auto with = [&](const std::string& condition) { return fires(map + condition, kAIsOne, "B: one"); };
  EXPECT_TRUE(with("    rule_conditions: [{type: logsource, product: windows}]\n"));
  EXPECT_FALSE(with("    rule_conditions: [{type: logsource, product: linux}]\n"));
  EXPECT_TRUE(with("    rule_conditions: [{type: contains_detection_item, field: A, value: one}]\n"));
  EXPECT_FALSE(with("    rule_conditions: [{type: contains_field, field: Z}]\n"));
  EXPECT_TRUE(with("    detection_item_conditions: [{type: match_string, cond: any, pattern: 'on?e'}]\n"));
  EXPECT_FALSE(with("    detection_item_conditions: [{type: match_string, cond: any, pattern: 'ne'}]\n")) << "at the start";
  EXPECT_FALSE(with("    field_name_conditions: [{type: exclude_fields, fields: [A]}]\n"));
  EXPECT_TRUE(with("    field_name_conditions: [{type: include_fields, mode: re, fields: ['[A-C]']}]\n"));
}

TEST(PipelineConditions, AreLinkedByWordsSentencesAndNegation) {
  const std::string map = "  - type: field_name_mapping\n    mapping: {A: B}\n    rule_conditions:\n";
  const std::string list = "      - {type: logsource, product: linux}\n      - {type: logsource, service: security}\n";
  const auto with = [&](const std::string& rest) { return fires(map + rest, kAIsOne, "B: one"); };
  EXPECT_FALSE(with(list));
  EXPECT_TRUE(with(list + "    rule_cond_op: or\n"));
  EXPECT_TRUE(with(list + "    rule_cond_not: true\n"));
  const std::string named = "      a: {type: logsource, product: linux}\n      b: {type: logsource, service: security}\n";
  EXPECT_TRUE(with(named + "    rule_cond_expr: not a and b\n"));
  EXPECT_FALSE(with(named + "    rule_cond_expr: not (a or b)\n"));
}

TEST(PipelineConditions, KnowWhatItemsBeforeDid) {
  const std::string first = "  - {id: first, type: field_name_mapping, mapping: {A: B}}\n";
  const std::string only_it = "    detection_item_conditions: [{type: processing_item_applied, processing_item_id: first}]\n";
  EXPECT_TRUE(fires(first + "  - type: field_name_suffix\n    suffix: .x\n" + only_it, kAIsOne, "B.x: one"));
  const std::string state = "  - {type: set_state, key: index, val: a}\n";
  const std::string asks = "    rule_conditions: [{type: processing_state, key: index, val: a}]\n";
  EXPECT_TRUE(fires(state + "  - type: field_name_suffix\n    suffix: .x\n" + asks, kAIsOne, "A.x: one"));
  EXPECT_FALSE(fires("  - type: field_name_suffix\n    suffix: .x\n" + asks, kAIsOne, "A.x: one"));
}

TEST(PipelineRules, AConditionIsAddedAndOnlyTheRuleItself) {
  const std::string add = "  - {type: add_condition, conditions: {Site: [mairie, école]}}\n";
  const std::string them = "  selection:\n    A: one\n  condition: 1 of them\n";
  EXPECT_TRUE(fires(add, them, "A: one, Site: mairie"));
  EXPECT_FALSE(fires(add, them, "A: one, Site: piscine"));
  EXPECT_FALSE(fires(add, them, "A: two, Site: mairie"));
  EXPECT_FALSE(fires("  - {type: add_condition, negated: true, conditions: {Site: mairie}}\n", them, "A: one, Site: mairie"));
  EXPECT_TRUE(fires("  - {type: add_condition, template: true, conditions: {Of: '$service/${product}'}}\n", them,
                    "A: one, Of: security/windows"));
  const std::string mapped = add + "  - {type: field_name_mapping, mapping: {Site: Lieu}}\n";
  EXPECT_TRUE(fires(mapped, them, "A: one, Lieu: mairie")) << "items behind it work on what was added";
}

TEST(PipelineRules, LinesAreDroppedAsIfNeverWritten) {
  const std::string drop = "  - type: drop_detection_item\n    field_name_conditions: [{type: include_fields, fields: [B]}]\n";
  EXPECT_TRUE(fires(drop, "  selection:\n    A: one\n    B: two\n  condition: selection\n", "A: one"));
  EXPECT_TRUE(fires(drop, "  selection:\n    A: one\n  filter:\n    B: two\n  condition: selection and not filter\n",
                    "A: one, B: two"));
  const std::string only = "  selection:\n    B: two\n  condition: selection\n";
  EXPECT_EQ(refusal(drop, only), "pipeline_empty");
  EXPECT_EQ(refusal(drop + "  - {type: add_condition, conditions: {Site: mairie}}\n", only), "pipeline_empty")
      << "what is added does not stand in for the rule";
}

TEST(PipelineRules, SelectionsOfWhichNothingIsLeftAreNotShown) {
  const pipeline::Pipeline pipeline = pipeline_of({transformations(
      "  - type: drop_detection_item\n    field_name_conditions: [{type: include_fields, fields: [B, C]}]\n")});
  const auto rule = base::yaml::parse_one(
      security_rule("  selection:\n    C: three\n    A: one\n  filter:\n    B: two\n  condition: selection and not filter\n"),
      "r");
  ASSERT_TRUE(rule);
  const auto selections = selections_in(*rule, "r.yml", &pipeline);
  ASSERT_EQ(selections.size(), 1u);
  EXPECT_EQ(selections.front().name, "selection");
  EXPECT_EQ(selections.front().expression.test, 0u) << "numbers are those of the tests that are left";
}

TEST(PipelineRules, TheLogSourceIsChanged) {
  const pipeline::Pipeline pipeline =
      pipeline_of({transformations("  - {type: change_logsource, product: windows, service: system}\n")});
  const Plan plan = plan_of(security_rule(kAIsOne), &pipeline);
  EXPECT_TRUE(matches(plan, "{Channel: System, EventID: 1, A: one}"));
  EXPECT_FALSE(matches(plan, "{" + std::string(kLog) + ", A: one}"));
}

TEST(PipelineRules, FailuresRefuseTheRuleInTheirWords) {
  EXPECT_EQ(refusal("  - {type: rule_failure, message: non}\n", kAIsOne), "pipeline_failure");
  const std::string line = "  - type: detection_item_failure\n    message: non\n    detection_item_conditions:\n";
  EXPECT_EQ(refusal(line + "      - {type: match_string, cond: any, pattern: one}\n", kAIsOne), "pipeline_failure");
  EXPECT_EQ(refusal(line + "      - {type: is_null, cond: any}\n", kAIsOne), "");
}

TEST(PipelineValues, TextsAreReplacedWithTheirWildcards) {
  const std::string path = R"(  - {type: replace_string, regex: '^\*\\', replacement: 'C:\\'})"
                           "\n";
  const std::string ends = "  selection:\n    A|endswith: '\\cmd.exe'\n  condition: selection\n";
  EXPECT_TRUE(fires(path, ends, "A: 'C:\\cmd.exe'"));
  EXPECT_FALSE(fires(path, ends, "A: 'D:\\cmd.exe'"));
  EXPECT_TRUE(fires("  - {type: replace_string, regex: '(o)(ne)', replacement: '\\2\\g<1>'}\n", kAIsOne, "A: neo"));
  EXPECT_TRUE(fires("  - {type: replace_string, regex: 'e', replacement: '*', skip_special: true}\n", kAIsOne, "A: on*"));
  EXPECT_FALSE(fires("  - {type: replace_string, regex: 'e', replacement: '*', skip_special: true}\n", kAIsOne, "A: onx"));
  const std::string literal = "  selection:\n    A: 'x\\*one'\n  condition: selection\n";
  EXPECT_TRUE(fires("  - {type: replace_string, regex: one, replacement: two}\n", literal, "A: 'x*two'"));
  EXPECT_FALSE(fires("  - {type: replace_string, regex: one, replacement: two}\n", literal, "A: 'xytwo'"));
  EXPECT_TRUE(fires("  - {type: replace_string, regex: '^4$', replacement: four}\n",
                    "  selection:\n    A: 4\n  condition: selection\n", "A: four"));
  EXPECT_EQ(refusal("  - {type: replace_string, regex: enc, replacement: x}\n",
                    "  selection:\n    A|windash|contains: ' -enc'\n  condition: selection\n"),
            "pipeline_windash");
}

TEST(PipelineValues, WholeTextsAreMappedAndPlaceholdersFilled) {
  EXPECT_TRUE(fires("  - {type: map_string, mapping: {one: [eins, zwei]}}\n", kAIsOne, "A: zwei"));
  const pipeline::Pipeline pipeline =
      pipeline_of({"vars: {admins: [anne, 'svc*']}\ntransformations:\n  - {type: value_placeholders}\n"});
  const std::string expand = "  selection:\n    A|expand: '%admins%'\n  condition: selection\n";
  const Plan plan = plan_of(security_rule(expand), &pipeline);
  EXPECT_TRUE(matches(plan, "{" + std::string(kLog) + ", A: svc_backup}"));
  EXPECT_FALSE(matches(plan, "{" + std::string(kLog) + ", A: marc}"));
  const pipeline::Pipeline other =
      pipeline_of({"vars: {admins: anne}\ntransformations:\n  - {type: value_placeholders, exclude: [admins]}\n"});
  EXPECT_EQ(plan_of(security_rule(expand), &other).not_evaluated().front().reason, "placeholder_unknown");
}

TEST(PipelineFiles, AreAppliedByPriority) {
  const std::string late = "priority: 20\ntransformations:\n  - {type: field_name_mapping, mapping: {B: C}}\n";
  const std::string early = "priority: 10\ntransformations:\n  - {type: field_name_mapping, mapping: {A: B}}\n";
  const pipeline::Pipeline pipeline = pipeline_of({late, early});
  EXPECT_TRUE(matches(plan_of(security_rule(kAIsOne), &pipeline), "{" + std::string(kLog) + ", C: one}"));
}

TEST(PipelineFiles, WhatIsNotUnderstoodIsRefusedWithItsLine) {
  const auto wrong = [](const std::string& text) {
    pipeline::Pipeline pipeline;
    const auto added = pipeline.add(text, "p.yml");
    return added ? "" : added.error().id + ":" + std::to_string(added.error().where.line.value_or(0));
  };
  EXPECT_EQ(wrong("transformations:\n  - {type: nest, items: []}\n"), "pipeline.not_supported:2");
  EXPECT_EQ(wrong("transformations:\n  - {type: field_name_prefix, prefix: a, prefx: b}\n"), "pipeline.unknown_key:2");
  EXPECT_EQ(wrong("transformations:\n  - {type: field_name_prefix}\n"), "pipeline.missing:2");
  EXPECT_EQ(wrong("name: x\nvars: {a: {b: c}}\n"), "pipeline.form:2");
  EXPECT_EQ(wrong("postprocessing:\n  - {type: embed, prefix: x}\n"), "pipeline.queries:2");
  EXPECT_EQ(wrong("transformations:\n  - type: rule_failure\n    message: m\n    rule_conditions: [{type: rule_attribute}]\n"),
            "pipeline.not_supported:4");
  EXPECT_EQ(wrong("transformations:\n  - type: rule_failure\n    message: m\n    rule_cond_op: or\n"), "pipeline.missing:4");
  EXPECT_EQ(wrong("transformations:\n  - {type: replace_string, regex: '(?=a)', replacement: b}\n"), "pipeline.regex:2");
  EXPECT_EQ(wrong("transformations:\n  - {type: replace_string, regex: a, replacement: '\\1'}\n"), "pipeline.replacement:2");
  EXPECT_EQ(wrong("transformations:\n  - {type: add_condition, conditions: {A|nothing: x}}\n"), "pipeline.selection:2");
  const std::string placeholders = "transformations:\n  - type: value_placeholders\n    rule_conditions:\n      - ";
  EXPECT_EQ(wrong(placeholders + "{type: logsource, product: windows}\n"), "");
  EXPECT_EQ(wrong(placeholders + "{type: contains_field, field: A}\n"), "pipeline.placeholder_condition:4");
  EXPECT_EQ(wrong(placeholders + "{type: processing_state, key: a, val: b}\n"), "pipeline.placeholder_condition:4");
  EXPECT_EQ(wrong("finalizers: []\ntransformations: []\n"), "");
}

TEST(PipelineFiles, ARuleThatGrowsTooLargeIsRefused) {
  std::string doubled;
  for (int i = 0; i < 20; ++i) doubled += "  - {type: field_name_mapping, mapping: {A: [A, A]}}\n";
  EXPECT_EQ(refusal(doubled, kAIsOne), "pipeline_too_large");
}

TEST(PipelineCorrelations, AskByTheNamesBefore) {
  const pipeline::Pipeline pipeline =
      pipeline_of({transformations("  - {type: field_name_mapping, mapping: {User: Compte}}\n")});
  const std::string text = security_rule(kAIsOne) +
                           "---\ntitle: c\ncorrelation:\n  type: event_count\n  rules: ['1']\n  group-by: [User]\n"
                           "  timespan: 1h\n  condition: {gte: 2}\n";
  const Plan plan = plan_of(text, &pipeline);
  ASSERT_EQ(plan.links().correlations.size(), 1u);
  EXPECT_THAT(plan.links().correlations.front().members.front().fields, ElementsAre("Compte"));
  const pipeline::Pipeline many = pipeline_of({transformations("  - {type: field_name_mapping, mapping: {User: [A, B]}}\n")});
  EXPECT_EQ(plan_of(text, &many).not_evaluated().front().reason, "correlation_field_many");
  const pipeline::Pipeline in_lines =
      pipeline_of({transformations("  - type: field_name_mapping\n    mapping: {User: Compte}\n"
                                   "    detection_item_conditions: [{type: match_string, cond: any, pattern: one}]\n")});
  EXPECT_EQ(plan_of(text, &in_lines).not_evaluated().front().reason, "correlation_field_in_lines");
}

TEST(PipelineFilters, AreRenamedButNothingIsAddedToThem) {
  const pipeline::Pipeline pipeline = pipeline_of({transformations(
      "  - {type: field_name_mapping, mapping: {A: B}}\n  - {type: add_condition, conditions: {Site: mairie}}\n")});
  const std::string text = security_rule("  selection:\n    A: 'one*'\n  condition: selection\n") +
                           "---\ntitle: f\nlogsource: {product: windows, service: security}\nfilter:\n  rules: any\n"
                           "  known:\n    A: one-known\n  condition: not known\n";
  const Plan plan = plan_of(text, &pipeline);
  EXPECT_TRUE(matches(plan, "{" + std::string(kLog) + ", B: one, Site: mairie}"));
  EXPECT_FALSE(matches(plan, "{" + std::string(kLog) + ", B: one-known, Site: mairie}"));
}

}  // namespace
}  // namespace beffroi::sigma
