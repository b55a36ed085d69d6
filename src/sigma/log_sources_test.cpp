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

}  // namespace
}  // namespace beffroi::sigma
