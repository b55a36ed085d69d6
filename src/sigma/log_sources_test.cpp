// SPDX-License-Identifier: EUPL-1.2
#include "sigma/log_sources.h"

#include <gtest/gtest.h>

#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

constexpr const char* kOwn = R"(product: windows
services:
  edr: [{channels: [Edr/Events], providers: [Edr]}]
categories:
  process_creation:
    - channels: [Edr/Events]
      providers: [Edr]
      events: [7]
      where: {Kind: start}
      fields:
        Image: ProcessPath
        User: {first_of: [[Realm, Account]], join: '@'}
)";

std::string rule_of(const std::string& log_source) {
  return "title: t\nid: 1\nlogsource: " + log_source +
         "\ndetection:\n  selection:\n    Image|endswith: '\\cmd.exe'\n  condition: selection\n";
}

constexpr const char* kEdrStart =
    "{Channel: Edr/Events, Provider_Name: Edr, EventID: 7, Kind: start, ProcessPath: 'C:\\cmd.exe', Realm: mairie, Account: "
    "anne}";

LogSources with(const std::string& yaml) {
  LogSources sources = LogSources::embedded();
  const auto added = sources.add(yaml, "own.yml");
  EXPECT_TRUE(added) << added.error().id;
  return sources;
}

std::string error_of(const std::string& yaml) {
  LogSources sources;
  const auto added = sources.add(yaml, "own.yml");
  return added ? "" : added.error().id + ":" + std::to_string(added.error().where.line.value_or(0));
}

TEST(OwnLogSources, StandBesideThoseOfTheProgram) {
  const Plan plan = plan_of(rule_of("{product: windows, category: process_creation}"), nullptr, with(kOwn));
  EXPECT_TRUE(matches(plan, kEdrStart));
  EXPECT_TRUE(matches(plan,
                      "{Channel: Microsoft-Windows-Sysmon/Operational, Provider_Name: Microsoft-Windows-Sysmon, EventID: 1, "
                      "Image: 'C:\\cmd.exe'}"));
  EXPECT_FALSE(matches(plan, "{Channel: Edr/Events, Provider_Name: Edr, EventID: 7, Kind: end, ProcessPath: 'C:\\cmd.exe'}"));
  const Plan service = plan_of(rule_of("{product: windows, service: edr}"), nullptr, with(kOwn));
  EXPECT_TRUE(matches(service, "{Channel: Edr/Events, Provider_Name: Edr, EventID: 1, Image: 'C:\\cmd.exe'}"));
}

TEST(OwnLogSources, JoinFieldsByWhatTheySay) {
  const std::string rule =
      "title: t\nid: 1\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection:\n"
      "    User: mairie@anne\n  condition: selection\n";
  EXPECT_TRUE(matches(plan_of(rule, nullptr, with(kOwn)), kEdrStart));
}

TEST(OwnLogSources, OfAnotherProductAreFoundByRulesThatNameNone) {
  const std::string other = "product: aaa\ncategories:\n  process_creation: [{channels: [Aaa]}]\n";
  const Plan plan = plan_of(rule_of("{category: process_creation}"), nullptr, with(other));
  EXPECT_TRUE(matches(plan, "{Channel: Aaa, EventID: 1, Image: '\\cmd.exe'}"));
  EXPECT_TRUE(
      matches(plan, "{Channel: Linux-Sysmon/Operational, Provider_Name: Linux-Sysmon, EventID: 1, Image: '\\cmd.exe'}"));
  EXPECT_TRUE(matches(plan,
                      "{Channel: Microsoft-Windows-Sysmon/Operational, Provider_Name: Microsoft-Windows-Sysmon, EventID: 1, "
                      "Image: '\\cmd.exe'}"));
}

TEST(OwnLogSources, OfAProductAloneAreThoseOfItsServices) {
  const Plan plan = plan_of(rule_of("{product: linux}"));
  EXPECT_TRUE(
      matches(plan, "{Channel: Linux-Sysmon/Operational, Provider_Name: Linux-Sysmon, EventID: 1, Image: '\\cmd.exe'}"));
  EXPECT_FALSE(matches(plan, "{Channel: Security, EventID: 1, Image: '\\cmd.exe'}"));
}

TEST(OwnLogSources, AMisspeltWordIsAnErrorWithItsLine) {
  EXPECT_EQ(error_of("categories: {}\n"), "log_sources.product:1");
  EXPECT_EQ(error_of("product: x\ncategorys: {}\n"), "log_sources.unknown_key:2");
  EXPECT_EQ(error_of("product: x\nservices:\n  a: [{channel: [A]}]\n"), "log_sources.unknown_key:3");
  EXPECT_EQ(error_of("product: x\nservices:\n  a: {channels: [A]}\n"), "log_sources.form:3");
  EXPECT_EQ(error_of("product: x\nservices:\n  a: [{events: [one]}]\n"), "log_sources.event:3");
  EXPECT_EQ(error_of("product: x\nservices:\n  a: [{where: {A|nothing: 1}}]\n"), "log_sources.where:3");
  EXPECT_EQ(error_of("product: x\nservices:\n  a:\n    - fields:\n        A: {first: [[B]]}\n"), "log_sources.unknown_key:5");
  EXPECT_EQ(error_of("product: x\nservices:\n  a:\n    - fields:\n        A: {first_of: []}\n"), "log_sources.form:5");
}

TEST(OwnLogSources, AWrongShapeIsAnErrorWithItsLine) {
  const auto field = [](const std::string& derivation) {
    return error_of("product: x\nservices:\n  a:\n    - channels: [A]\n      fields:\n        F: {first_of: [[B]], " +
                    derivation + "}\n");
  };
  EXPECT_EQ(field("join: '@'"), "");
  EXPECT_EQ(field("join: [a]"), "log_sources.form:6");
  EXPECT_EQ(field("prefixes: HKLM"), "log_sources.form:6");
  EXPECT_EQ(field("values: {a: [b]}"), "log_sources.form:6");
  EXPECT_EQ(field("number: [decimal]"), "log_sources.form:6");
  EXPECT_EQ(error_of("product: x\neverywhere: yes please\n"), "log_sources.form:2");
  EXPECT_EQ(error_of("product: x\neverywhere: true\n"), "");
  EXPECT_EQ(error_of("product: x\nservices:\n  a:\n    - where: {A: b}\n"), "log_sources.form:4");
}

TEST(WebRequests, OfIisInEventLogsAreReadWithPathAndQuery) {
  const std::string rule =
      "title: t\nid: 1\nlogsource: {category: webserver}\ndetection:\n  selection:\n    cs-method: POST\n"
      "    cs-uri-query|contains: '/shell.aspx?cmd='\n  condition: selection\n";
  const std::string request =
      "{Channel: Microsoft-IIS-Logging/Logs, Provider_Name: Microsoft-Windows-IIS-Logging, EventID: 6200, cs-method: POST, "
      "cs-uri-stem: /x/shell.aspx, cs-uri-query: cmd=whoami}";
  EXPECT_TRUE(matches(rule, request));
}

TEST(NamesAskedFor, BySysmonAreDnsQueries) {
  const std::string rule =
      "title: t\nid: 1\nlogsource: {category: dns}\ndetection:\n  selection:\n    query|endswith: .onion\n  condition: "
      "selection\n";
  EXPECT_TRUE(matches(rule,
                      "{Channel: Microsoft-Windows-Sysmon/Operational, Provider_Name: Microsoft-Windows-Sysmon, EventID: 22, "
                      "QueryName: a.onion}"));
}

std::string ecs_rule(const std::string& log_source, const std::string& selection) {
  return "title: t\nid: 1\nlogsource: " + log_source + "\ndetection:\n  selection: {" + selection +
         "}\n  condition: selection\n";
}

constexpr const char* kSecurityStart =
    "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4688, NewProcessName: 'C:\\x\\cmd.exe', "
    "ParentProcessName: 'C:\\y\\Explorer.exe', CommandLine: whoami, SubjectUserName: anne, TargetUserName: '-', NewProcessId: "
    "'0x10'}";
constexpr const char* kSysmonStart =
    "{Channel: Microsoft-Windows-Sysmon/Operational, Provider_Name: Microsoft-Windows-Sysmon, EventID: 1, Image: "
    "'C:\\x\\cmd.exe', "
    "ParentImage: 'C:\\y\\Explorer.exe', CommandLine: whoami, User: 'MAIRIE\\anne', ProcessId: 16}";

TEST(EcsNames, AreThoseOfTheRecordInEveryLogSource) {
  const std::string said =
      "process.executable|endswith: '\\cmd.exe', process.name: cmd.exe, process.parent.name: explorer.exe, "
      "process.command_line|contains: "
      "who, user.name: anne, process.pid: 16";
  const Plan plan = plan_of(ecs_rule("{product: windows, category: process_creation}", said));
  EXPECT_TRUE(matches(plan, kSecurityStart));
  EXPECT_TRUE(matches(plan, kSysmonStart));
  EXPECT_TRUE(matches(ecs_rule("{product: windows, service: security}", said + ", event.code: 4688"), kSecurityStart));
  EXPECT_TRUE(matches(ecs_rule("{product: windows}", "winlog.event_data.CommandLine: whoami, winlog.channel: Security"),
                      kSecurityStart));
  EXPECT_FALSE(matches(ecs_rule("{product: windows}", "winlog.event_data.CommandLine: other"), kSecurityStart));
  EXPECT_FALSE(matches(ecs_rule("{product: windows}", "process.name: xcmd.exe"), kSecurityStart));
}

TEST(EcsNames, WhatNoRecordBearsIsToldAndNotLookedForInVain) {
  const Plan plan =
      plan_of(ecs_rule("{product: windows, category: process_creation}", "event.category: process, process.name: a"));
  ASSERT_EQ(plan.not_evaluated().size(), 1U);
  EXPECT_EQ(plan.not_evaluated().front().reason, "fields_absent");
}

TEST(OwnNames, AreKnownInEverySourceAndNeverLeadInACircle) {
  const LogSources sources = with("product: windows\nprefixes: [fields.]\nfields: {Programme: Image, A: B, B: A}\n");
  const Plan plan = plan_of(
      ecs_rule("{product: windows, category: process_creation}", "Programme|endswith: cmd.exe, fields.CommandLine: whoami"),
      nullptr, sources);
  EXPECT_TRUE(matches(plan, kSecurityStart)) << "Image is itself another name there";
  EXPECT_TRUE(matches(plan, kSysmonStart));
  EXPECT_TRUE(matches(plan_of(ecs_rule("{product: windows}", "A: one"), nullptr, sources), "{Channel: C, EventID: 1, B: one}"));
  EXPECT_TRUE(matches(plan_of(ecs_rule("{product: windows}", "process.name: cmd.exe"), nullptr, sources), kSysmonStart))
      << "what was known stays known";
  EXPECT_EQ(error_of("product: x\nfields: [a]\n"), "log_sources.form:2");
  EXPECT_EQ(error_of("product: x\nfields:\n  A: {first_of: [[B]], part: first}\n"), "log_sources.unknown_key:3");
}

}  // namespace
}  // namespace beffroi::sigma
