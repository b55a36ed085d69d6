// SPDX-License-Identifier: EUPL-1.2
// One named test for each way in which other engines are known to read Sigma differently.
#include <gtest/gtest.h>

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

constexpr const char* kAbc = "  a: {A: 1}\n  b1: {B: 1}\n  b2: {B: 2}\n  _c: {C: 1}\n";

bool condition_holds(const std::string& condition, const std::string& members) {
  return matches(security_rule(kAbc + ("  condition: " + condition + "\n")),
                 "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, " + members + "}");
}

TEST(Condition, OrBindsWeakerThanAndWeakerThanNot) {
  EXPECT_TRUE(condition_holds("a or b1 and b2", "A: 1"));
  EXPECT_FALSE(condition_holds("(a or b1) and b2", "A: 1"));
  EXPECT_TRUE(condition_holds("not a and b1", "B: 1"));
  EXPECT_TRUE(condition_holds("not not a", "A: 1"));
}

TEST(Condition, WordsInAnyCaseAndEveryQuantifier) {
  EXPECT_TRUE(condition_holds("a AND NOT b1", "A: 1"));
  EXPECT_TRUE(condition_holds("1 of b*", "B: 2"));
  EXPECT_TRUE(condition_holds("any of *1", "B: 1"));
  EXPECT_FALSE(condition_holds("all of b*", "B: 1"));
  EXPECT_TRUE(condition_holds("all of b*", "B: [1, 2]"));
  EXPECT_TRUE(condition_holds("2 of them", "A: 1, B: 2"));
}

TEST(Condition, ThemLeavesOutNamesThatBeginWithAnUnderscore) {
  EXPECT_FALSE(condition_holds("1 of them", "C: 1"));
  EXPECT_TRUE(condition_holds("_c", "C: 1"));
  EXPECT_TRUE(condition_holds("1 of _*", "C: 1"));
}

TEST(Condition, AListIsSeveralQueries) {
  EXPECT_TRUE(condition_holds("[a, b1]", "B: 1"));
  EXPECT_FALSE(condition_holds("[a, b1]", "B: 2"));
}

TEST(Condition, WhatCannotBeReadIsRefusedWithAReason) {
  EXPECT_EQ(reason_of("  a: {A: 1}\n  condition: b\n"), "condition_unknown_name");
  EXPECT_EQ(reason_of("  a: {A: 1}\n  condition: [a, a | count() > 5]\n"), "condition_aggregation");
  EXPECT_EQ(reason_of("  a: {A: 1}\n  condition: (a\n"), "condition_ends_early");
  EXPECT_EQ(reason_of("  a: {A: 1}\n"), "no_condition");
}

TEST(Wildcards, StandInsideContainsAndAreAnchoredElsewhere) {
  EXPECT_TRUE(line_matches("A|contains: 'x*z'", "A: '--X y Z--'"));
  EXPECT_TRUE(line_matches("A: 'x?z'", "A: xyz"));
  EXPECT_FALSE(line_matches("A: 'x?z'", "A: xyyz"));
  EXPECT_FALSE(line_matches("A: 'x*z'", "A: xyz-"));
  EXPECT_TRUE(line_matches("A: 'x*z'", "A: \"x\\ny\\nz\""));
}

TEST(Wildcards, BackslashesEscapeStarsAndThemselves) {
  EXPECT_TRUE(line_matches("A: 'C:\\x\\*'", "A: 'C:\\x*'"));
  EXPECT_FALSE(line_matches("A: 'C:\\x\\*'", "A: 'C:\\xy'"));
  EXPECT_TRUE(line_matches("A: 'C:\\x\\\\*'", "A: 'C:\\x\\anything'"));
  EXPECT_TRUE(line_matches("A: 'C:\\x\\\\\\*'", "A: 'C:\\x\\*'"));
}

TEST(Case, FrenchLettersFoldAndCasedDoesNot) {
  EXPECT_TRUE(line_matches("A: 'système'", "A: 'SYSTÈME'"));
  EXPECT_FALSE(line_matches("A|cased: 'système'", "A: 'SYSTÈME'"));
  EXPECT_FALSE(line_matches("A|contains|all|cased: ['ab', 'CD']", "A: 'ABCD'"));
  EXPECT_FALSE(line_matches("A: 'k'", "A: '\u212A'"));
  EXPECT_TRUE(line_matches("A|re|i: 'k'", "A: '\u212A'")) << "RE2 folds the Kelvin sign: the named difference";
}

TEST(Absence, NullIsAbsentAndEmptyIsThere) {
  EXPECT_TRUE(line_matches("A: null", "B: 1"));
  EXPECT_FALSE(line_matches("A: null", "A: ''"));
  EXPECT_TRUE(line_matches("A: ''", "A: ''"));
  EXPECT_FALSE(line_matches("A: ''", "B: 1"));
  EXPECT_TRUE(line_matches("A|exists: true", "A: ''"));
  EXPECT_TRUE(line_matches("A|exists: false", "B: 1"));
  EXPECT_TRUE(line_matches("A|neq: x", "B: 1"));
  EXPECT_EQ(reason_of("  a: {A: [x, null]}\n  condition: a\n"), "null_in_list");
}

TEST(Windash, EveryDashInEveryPlaceOfTheChain) {
  for (const char* dash : {"-", "/", "\u2013", "\u2014", "\u2015"}) {
    const std::string members = std::string("A: 'cmd ") + dash + "foo " + dash + "bar'";
    EXPECT_TRUE(line_matches("A|windash|contains: ' -foo /bar'", members)) << dash;
    EXPECT_TRUE(line_matches("A|endswith|windash: '-bar'", members)) << dash;
  }
  EXPECT_FALSE(line_matches("A|contains|windash: 'a-b'", "A: 'a/b'"));
  EXPECT_EQ(reason_of("  a: {'A|contains|all|windash': [-x, -y]}\n  condition: a\n"), "windash_with_all");
  EXPECT_EQ(reason_of("  a: {'A|re|windash': x}\n  condition: a\n"), "modifier_conflict");
}

TEST(Encodings, Base64MindsCaseAndOffsets) {
  EXPECT_TRUE(line_matches("A|base64|contains: 'foobar'", "A: 'x Zm9vYmFy y'"));
  EXPECT_FALSE(line_matches("A|base64|contains: 'foobar'", "A: 'x zm9vymfy y'"));
  EXPECT_TRUE(line_matches("A|base64offset|contains: 'foobar'", "A: 'IGZvb2Jhcg=='"));
  EXPECT_TRUE(line_matches("A|wide|base64offset|contains: 'ab'", "A: 'YQBiAA=='"));
  EXPECT_TRUE(line_matches("A|utf16|base64: 'a'", "A: '//5hAA=='"));
}

TEST(Numbers, CompareAsNumbersSignedFractionalAndHexadecimal) {
  EXPECT_TRUE(line_matches("A|lt: 0", "A: -5"));
  EXPECT_TRUE(line_matches("A|gte: 1.5", "A: '1.5'"));
  EXPECT_TRUE(line_matches("A|gt: 255", "A: 0x100"));
  EXPECT_TRUE(line_matches("A: 16", "A: 0x10"));
  EXPECT_FALSE(line_matches("A: '16'", "A: 0x10"));
  EXPECT_FALSE(line_matches("A|lt: 5", "A: 'three'"));
}

TEST(Networks, BothFamilies) {
  EXPECT_TRUE(line_matches("A|cidr: 10.0.0.0/8", "A: 10.200.3.4"));
  EXPECT_FALSE(line_matches("A|cidr: 10.0.0.0/8", "A: 11.0.0.1"));
  EXPECT_FALSE(line_matches("A|cidr: 10.0.0.0/8", "A: '::ffff:10.0.0.1'"));
  EXPECT_TRUE(line_matches("A|cidr: 'fe80::/10'", "A: 'fe80::1'"));
  EXPECT_EQ(reason_of("  a: {'A|cidr': 10.0.0.0/40}\n  condition: a\n"), "network_invalid");
}

TEST(Fields, ReferToOthersAndHaveNamesWithoutCase) {
  EXPECT_TRUE(line_matches("A|fieldref: B", "A: x, B: X"));
  EXPECT_TRUE(line_matches("A|fieldref|endswith: B", "A: abc, B: bc"));
  EXPECT_FALSE(line_matches("A|fieldref: B", "A: x"));
  EXPECT_TRUE(line_matches("threatname: x", "'Threat Name': x"));
  EXPECT_TRUE(line_matches("T|hour|gte: 22", "T: '2026-11-24T23:10:00Z'"));
}

TEST(Fields, NamesWithBlanksAreWantedFromReadersToo) {
  const Plan plan = plan_of(security_rule("  a: {ThreatName: x}\n  condition: a\n"));
  EXPECT_TRUE(plan.wanted().wants("Threat Name"));
  EXPECT_FALSE(plan.wanted().wants("Threat"));
}

TEST(Keywords, LookIntoEveryValue) {
  EXPECT_TRUE(matches(security_rule("  k: [foo, 'b*r']\n  condition: k\n"),
                      "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, X: 'a BAZAR z'}"));
  EXPECT_FALSE(matches(security_rule("  k: {'|all': [foo, bar]}\n  condition: k\n"),
                       "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, X: foo}"));
}

TEST(Keywords, ThatAreWordsAskReadersForTextsAlone) {
  const auto wanted_by = [](const std::string& keyword) {
    return plan_of(security_rule("  k: ['" + keyword + "']\n  condition: k\n")).wanted();
  };
  EXPECT_TRUE(wanted_by("mimikatz").wants("Any"));
  EXPECT_FALSE(wanted_by("mimikatz").wants_by_name("Any"));
  EXPECT_TRUE(wanted_by("4624").wants_by_name("Any")) << "stands in numbers";
  EXPECT_TRUE(wanted_by("dead").wants_by_name("Any")) << "stands in identifiers and bytes";
  EXPECT_TRUE(wanted_by("?").wants_by_name("Any")) << "stands in everything";
}

constexpr const char* kProcess =
    "title: t\nid: 1\nlogsource: {product: windows, category: process_creation}\ndetection:\n  s:\n    ";

TEST(LogSource, ProcessCreationIsServedByBothLogsUnderTheirOwnNames) {
  const std::string rule = std::string(kProcess) + "Image|endswith: '\\cmd.exe'\n    IntegrityLevel: System\n  condition: s\n";
  EXPECT_TRUE(matches(rule,
                      "{Channel: Microsoft-Windows-Sysmon/Operational, Provider_Name: Microsoft-Windows-Sysmon, EventID: 1, "
                      "Image: 'C:\\cmd.exe', IntegrityLevel: System}"));
  EXPECT_TRUE(matches(rule,
                      "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4688, "
                      "NewProcessName: 'C:\\cmd.exe', MandatoryLabel: S-1-16-16384}"));
  EXPECT_FALSE(matches(rule,
                       "{Channel: Security, Provider_Name: Somebody-Else, EventID: 4688, NewProcessName: 'C:\\cmd.exe', "
                       "MandatoryLabel: S-1-16-16384}"));
}

TEST(LogSource, AFieldThatOnlySysmonHasPutsTheSecurityLogOutOfReach) {
  const Plan plan = plan_of(std::string(kProcess) + "OriginalFileName: x.exe\n  condition: s\n");
  ASSERT_EQ(plan.out_of_reach().size(), 1u);
  EXPECT_EQ(plan.out_of_reach().front().fields, std::vector<std::string>{"OriginalFileName"});
  EXPECT_EQ(plan.targets().size(), 1u);
}

TEST(LogSource, RegistryValuesOfSecurityAreSpelledLikeSysmons) {
  const std::string rule =
      "title: t\nid: 1\nlogsource: {product: windows, category: registry_set}\ndetection:\n  s:\n"
      "    TargetObject|endswith: '\\CurrentControlSet\\Run\\evil'\n    Details: x\n  condition: s\n";
  const std::string head =
      "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4657, NewValue: x, "
      "ObjectName: '\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Run', ObjectValueName: evil, ";
  EXPECT_TRUE(matches(rule, head + "OperationType: '%%1904'}"));
  EXPECT_FALSE(matches(rule, head + "OperationType: '%%1906'}"));
}

TEST(LogSource, WhatNoReaderServesIsNamed) {
  const Plan plan =
      plan_of("title: t\nid: 1\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n  s: {a: 1}\n  condition: s\n");
  ASSERT_EQ(plan.not_evaluated().size(), 1u);
  EXPECT_EQ(plan.not_evaluated().front().reason, "no_reader");
}

}  // namespace
}  // namespace beffroi::sigma
