// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/correlated_for_tests.h"

namespace beffroi::sigma {
namespace {

std::string failed_and(const std::string& correlation) {
  return rule_of("failed", 4625) + "title: c\nid: c1\nlevel: high\n" + correlation;
}

std::vector<Told> failures(std::initializer_list<int> seconds, const std::string& members = "TargetUserName: anne") {
  std::vector<Told> events;
  for (const int second : seconds) events.push_back({second, "EventID: 4625, " + members});
  return events;
}

const std::string kThreeInAMinute =
    "correlation: {type: event_count, rules: [failed], group-by: [TargetUserName], timespan: 1m, condition: {gte: 3}}\n";

TEST(EventCount, ManyInAnHourFromTheSpecification) {
  const auto matches = correlate(failed_and(kThreeInAMinute), failures({0, 10, 60, 200}));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].measured, "3");
  EXPECT_EQ(matches[0].records, 3u);
  EXPECT_EQ(second_of(matches[0].first), 0);
  EXPECT_EQ(second_of(matches[0].last), 60);
  EXPECT_EQ(second_of(matches[0].time), 60);
  EXPECT_EQ(matches[0].group, (std::vector<std::pair<std::string, std::string>>{{"TargetUserName", "anne"}}));
  ASSERT_EQ(matches[0].cited.size(), 3u);
  EXPECT_EQ(matches[0].cited[1].record_id, 2u);
  EXPECT_EQ(matches[0].cited[1].computer, "SRV");
}

TEST(EventCount, TheWindowSlidesAndIsStrict) {
  EXPECT_EQ(correlate(failed_and(kThreeInAMinute), failures({0, 30, 61})).size(), 0u) << "61 seconds apart";
  EXPECT_EQ(correlate(failed_and(kThreeInAMinute), failures({50, 80, 110})).size(), 1u) << "over a full minute's border";
  EXPECT_EQ(correlate(failed_and(kThreeInAMinute), failures({0, 59, 100, 119})).size(), 1u) << "not from the first event on";
}

TEST(EventCount, TimeIsThatOfTheEventThatMadeItTrue) {
  const auto matches = correlate(failed_and(kThreeInAMinute), failures({0, 1, 2, 3, 4, 5}));
  ASSERT_EQ(matches.size(), 1u) << "events of a match are spent";
  EXPECT_EQ(second_of(matches[0].time), 2);
  EXPECT_EQ(second_of(matches[0].last), 5);
  EXPECT_EQ(matches[0].became_true.record_id, 3u);
}

TEST(EventCount, GroupsAreComparedWithoutCaseAndEventsWithoutTheFieldAreLeftOut) {
  auto events = failures({0, 1}, "TargetUserName: Anne");
  events.push_back({2, "EventID: 4625, TargetUserName: ANNE"});
  events.push_back({3, "EventID: 4625, TargetUserName: bob"});
  events.push_back({4, "EventID: 4625"});
  const auto matches = correlate(failed_and(kThreeInAMinute), events);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].group[0].second, "Anne");
}

TEST(EventCount, WithoutGroupingAllAreOneGroup) {
  const std::string rule = "correlation: {type: event_count, rules: [failed], timespan: 1m, condition: {gte: 2}}\n";
  auto events = failures({0}, "TargetUserName: a");
  events.push_back({1, "EventID: 4625, TargetUserName: b"});
  EXPECT_EQ(correlate(failed_and(rule), events).size(), 1u);
}

TEST(EventCount, RangesAndInequalitiesSpeakOfTheWholeWindow) {
  const auto count = [](const std::string& condition, std::initializer_list<int> seconds) {
    const std::string rule = "correlation: {type: event_count, rules: [failed], timespan: 1m, condition: " + condition + "}\n";
    return correlate(failed_and(rule), failures(seconds)).size();
  };
  EXPECT_EQ(count("{gt: 2, lte: 4}", {0, 1, 2, 3}), 1u);
  EXPECT_EQ(count("{gt: 2, lte: 4}", {0, 1, 2, 3, 4}), 0u) << "five lie together";
  EXPECT_EQ(count("{eq: 3}", {0, 1, 2}), 1u);
  EXPECT_EQ(count("{eq: 3}", {0, 1, 2, 3}), 0u);
  EXPECT_EQ(count("{neq: 3}", {0, 1, 2}), 0u);
  EXPECT_EQ(count("{neq: 3}", {0, 1, 2, 3}), 1u);
  EXPECT_EQ(count("{lt: 3}", {0, 1, 100, 101, 102}), 1u);
}

TEST(EventCount, ARecordOfTwoStreamsCountsOnce) {
  const std::string rule = rule_of("failed", 4625) +
                           "title: c\ncorrelation: {type: event_count, rules: [failed], timespan: 1m, condition: {gte: 2}}\n";
  const Plan plan = plan_of(rule);
  Correlator correlator(plan.links());
  const auto node = base::yaml::parse_one(event_yaml({5, "EventID: 4625"}, 7), "event");
  const auto event = TestEvent::from_yaml(*node);
  for (const std::uint32_t source : {0u, 1u}) {
    HitCollector collector(plan, [&](std::string packed) { correlator.add(source, std::move(packed)); });
    Matcher(plan).match(event->batch(), [&](const Match& match) { collector.add(match); });
  }
  std::size_t matches = 0;
  EXPECT_TRUE(correlator.evaluate([&](const model::CorrelationMatch&) { ++matches; }));
  EXPECT_EQ(matches, 0u);
}

TEST(EventCount, FilesThatOverlapInTimeAreOneSequence) {
  auto events = failures({10, 30});
  events.push_back({20, "EventID: 4625, TargetUserName: anne", 1});
  const auto matches = correlate(failed_and(kThreeInAMinute), events);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].cited[1].source, 1u);
}

TEST(ValueCount, DifferentAccountsFromOneAddress) {
  const std::string rule =
      "correlation: {type: value_count, rules: [failed], group-by: [IpAddress], timespan: 1d, condition: {field: "
      "TargetUserName, gte: 3}}\n";
  std::vector<Told> events;
  for (const char* name : {"a", "A", "b", "b", "c"})
    events.push_back(
        {static_cast<int>(events.size()), std::string("EventID: 4625, IpAddress: 10.0.0.9, TargetUserName: ") + name});
  const auto matches = correlate(failed_and(rule), events);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].measured, "3") << "a and A are one";
  EXPECT_EQ(matches[0].records, 5u);
  EXPECT_EQ(second_of(matches[0].time), 4);
}

TEST(ValueCount, SeveralFieldsAreCountedTogether) {
  const std::string rule =
      "correlation: {type: value_count, rules: [failed], timespan: 1d, condition: {field: [TargetUserName, IpAddress], gte: "
      "3}}\n";
  std::vector<Told> events = {{0, "EventID: 4625, TargetUserName: a, IpAddress: 1"},
                              {1, "EventID: 4625, TargetUserName: a, IpAddress: 2"},
                              {2, "EventID: 4625, TargetUserName: b, IpAddress: 2"}};
  EXPECT_EQ(correlate(failed_and(rule), events).size(), 1u);
  events.pop_back();
  EXPECT_EQ(correlate(failed_and(rule), events).size(), 0u);
}

TEST(ValueSums, SumAverageMedianAndPercentile) {
  const auto measured = [](const std::string& type, const std::string& condition) {
    const std::string rule =
        "correlation: {type: " + type + ", rules: [failed], timespan: 1h, condition: {field: Size, " + condition + "}}\n";
    std::vector<Told> events;
    for (const char* size : {"1", "2", "3.5", "-4", "100", "many"})
      events.push_back({static_cast<int>(events.size()), std::string("EventID: 4625, Size: ") + size});
    const auto matches = correlate(failed_and(rule), events);
    return matches.empty() ? std::string("none") : matches[0].measured;
  };
  EXPECT_EQ(measured("value_sum", "gte: 102.5"), "102.5") << "what is no number is left out";
  EXPECT_EQ(measured("value_sum", "gt: 102.5"), "none");
  EXPECT_EQ(measured("value_avg", "eq: 20.5"), "20.5");
  EXPECT_EQ(measured("value_median", "eq: 2"), "2");
  EXPECT_EQ(measured("value_percentile", "percentile: 80, eq: 3.5"), "3.5");
  EXPECT_EQ(measured("value_percentile", "percentile: 81, eq: 100"), "100");
  EXPECT_EQ(measured("value_percentile", "percentile: 1, lt: -3.9"), "-4");
}

const std::string kRecon = rule_of("recon_cmd_a", 1) + rule_of("recon_cmd_b", 2) + rule_of("recon_cmd_c", 3);

std::string temporal(const std::string& type, const std::string& rest) {
  return kRecon + "title: c\ncorrelation:\n  type: " + type +
         "\n  rules: [recon_cmd_a, recon_cmd_b, recon_cmd_c]\n  group-by: [ComputerName, User]\n  timespan: 5m\n" + rest;
}

std::vector<Told> commands(std::initializer_list<std::pair<int, int>> told) {
  std::vector<Told> events;
  for (const auto& [second, event] : told) events.push_back({second, "EventID: " + std::to_string(event) + ", User: anne"});
  return events;
}

TEST(Temporal, ReconnaissanceCommandsInAnyOrder) {
  const auto matches = correlate(temporal("temporal", ""), commands({{0, 3}, {10, 1}, {300, 2}}));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].group[0], (std::pair<std::string, std::string>("ComputerName", "SRV")));
  EXPECT_EQ(matches[0].measured, "3");
  EXPECT_EQ(correlate(temporal("temporal", ""), commands({{0, 3}, {10, 1}, {301, 2}})).size(), 0u)
      << "the whole span counts, not what lies around the first rule";
  EXPECT_EQ(correlate(temporal("temporal", ""), commands({{0, 3}, {10, 1}, {20, 1}})).size(), 0u);
}

TEST(Temporal, GroupsMustBeEqual) {
  auto events = commands({{0, 1}, {1, 2}});
  events.push_back({2, "EventID: 3, User: bob"});
  events.push_back({3, "EventID: 3, User: anne, Computer: OTHER"});
  EXPECT_EQ(correlate(temporal("temporal", ""), events).size(), 0u);
}

TEST(Temporal, AConditionCountsDifferentRules) {
  EXPECT_EQ(correlate(temporal("temporal", "  condition: {gte: 2}\n"), commands({{0, 3}, {10, 1}})).size(), 1u);
  EXPECT_EQ(correlate(temporal("temporal", "  condition: {gte: 2}\n"), commands({{0, 3}, {10, 3}})).size(), 0u);
}

TEST(Temporal, ExtendedConditions) {
  const auto count = [](const std::string& condition, std::initializer_list<std::pair<int, int>> told) {
    return correlate(temporal("temporal", "  condition: " + condition + "\n"), commands(told)).size();
  };
  EXPECT_EQ(count("recon_cmd_a AND recon_cmd_b AND recon_cmd_c", {{0, 3}, {10, 1}, {20, 2}}), 1u);
  EXPECT_EQ(count("recon_cmd_a and (recon_cmd_b or recon_cmd_c)", {{0, 1}, {10, 3}}), 1u);
  EXPECT_EQ(count("recon_cmd_a and (recon_cmd_b or recon_cmd_c)", {{0, 2}, {10, 3}}), 0u);
  EXPECT_EQ(count("recon_cmd_a and not recon_cmd_b", {{0, 1}, {400, 2}}), 1u);
  EXPECT_EQ(count("recon_cmd_a and not recon_cmd_b", {{0, 1}, {300, 2}}), 0u) << "not speaks of the whole window";
  EXPECT_EQ(count("recon_cmd_a and not recon_cmd_b", {{0, 2}, {300, 1}}), 0u);
  EXPECT_EQ(count("2 of recon_*", {{0, 1}, {300, 2}}), 1u);
}

TEST(Temporal, TheExpressionMayNameTheRulesAlone) {
  const std::string rules =
      kRecon + "title: c\ncorrelation: {type: temporal, timespan: 5m, condition: recon_cmd_c and recon_cmd_a}\n";
  const Plan plan = plan_of(rules);
  ASSERT_EQ(plan.links().correlations.size(), 1u);
  EXPECT_EQ(plan.links().correlations[0].correlation.rules, (std::vector<std::string>{"recon_cmd_c", "recon_cmd_a"}));
  EXPECT_EQ(correlate(rules, commands({{0, 3}, {10, 1}})).size(), 1u);
}

TEST(TemporalOrdered, TheOrderOfTheListCounts) {
  EXPECT_EQ(correlate(temporal("temporal_ordered", ""), commands({{0, 1}, {10, 2}, {20, 3}})).size(), 1u);
  EXPECT_EQ(correlate(temporal("temporal_ordered", ""), commands({{0, 1}, {10, 3}, {20, 2}})).size(), 0u);
  EXPECT_EQ(correlate(temporal("temporal_ordered", ""), commands({{0, 2}, {5, 1}, {10, 3}, {20, 2}, {30, 3}})).size(), 1u);
  EXPECT_EQ(correlate(temporal("temporal_ordered", ""), commands({{0, 1}, {10, 2}, {301, 3}})).size(), 0u);
}

TEST(TemporalOrdered, OneMomentIsInAnyOrder) {
  EXPECT_EQ(correlate(temporal("temporal_ordered", ""), commands({{0, 3}, {0, 2}, {0, 1}})).size(), 1u);
}

TEST(TemporalOrdered, OneEventDoesNotFollowItself) {
  const std::string rules = rule_of("any_logon", 4624) + rule_of("same_logon", 4624) +
                            "title: c\ncorrelation: {type: temporal_ordered, rules: [any_logon, same_logon], timespan: 1m}\n";
  EXPECT_EQ(correlate(rules, {{0, "EventID: 4624"}}).size(), 0u);
  EXPECT_EQ(correlate(rules, {{0, "EventID: 4624"}, {1, "EventID: 4624"}}).size(), 1u);
}

TEST(TemporalOrdered, ExtendedConditionsKeepTheOrder) {
  const auto count = [](const std::string& condition, std::initializer_list<std::pair<int, int>> told) {
    return correlate(temporal("temporal_ordered", "  condition: " + condition + "\n"), commands(told)).size();
  };
  EXPECT_EQ(count("recon_cmd_a and (recon_cmd_b or recon_cmd_c)", {{0, 1}, {10, 3}}), 1u);
  EXPECT_EQ(count("recon_cmd_a and (recon_cmd_b or recon_cmd_c)", {{0, 3}, {10, 1}}), 0u);
  EXPECT_EQ(count("recon_cmd_a and recon_cmd_c and not recon_cmd_b", {{0, 1}, {10, 3}, {20, 2}}), 0u);
}

TEST(Aliases, AddressesOfDifferentNames) {
  const std::string rules = rule_of("internal_error", 1) + rule_of("new_network_connection", 2) +
                            "title: c\ncorrelation:\n  type: temporal\n  rules: [internal_error, new_network_connection]\n"
                            "  group-by: [internal_ip, remote_ip]\n  timespan: 10s\n  aliases:\n"
                            "    internal_ip: {internal_error: Destination, new_network_connection: Source}\n"
                            "    remote_ip: {internal_error: Source, new_network_connection: Destination}\n";
  const auto matches = correlate(rules, {{0, "EventID: 1, Destination: 10.0.0.1, Source: 8.8.8.8"},
                                         {9, "EventID: 2, Source: 10.0.0.1, Destination: 8.8.8.8"}});
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].group,
            (std::vector<std::pair<std::string, std::string>>{{"internal_ip", "10.0.0.1"}, {"remote_ip", "8.8.8.8"}}));
  EXPECT_EQ(correlate(rules, {{0, "EventID: 1, Destination: 10.0.0.1, Source: 8.8.8.8"},
                              {9, "EventID: 2, Destination: 10.0.0.1, Source: 8.8.8.8"}})
                .size(),
            0u);
}

const std::string kGuessed = rule_of("failed_login", 4625) + rule_of("successful_login", 4624) +
                             "title: many\nname: many_failed_logins\ncorrelation: {type: event_count, rules: [failed_login], "
                             "group-by: [ComputerName], timespan: 1m, condition: {gte: 3}}\n---\n"
                             "title: guessed\nid: 0e95725d-7320-415d-80f7-004da920fc11\ncorrelation: {type: temporal_ordered, "
                             "rules: [many_failed_logins, successful_login], group-by: [User], timespan: 1h}\n";

TEST(Chaining, FailedLogonsFollowedByASuccessfulOne) {
  std::vector<Told> events = {{0, "EventID: 4625, User: bob"},
                              {1, "EventID: 4625, User: anne"},
                              {2, "EventID: 4625, User: anne"},
                              {3, "EventID: 4625, User: anne"},
                              {30, "EventID: 4624, User: anne"}};
  const auto matches = correlate(kGuessed, events);
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[1].group[0].second, "anne") << "the outer one groups by what it says, whatever the inner one groups by";
  EXPECT_EQ(second_of(matches[1].time), 30);
  EXPECT_EQ(matches[1].cited.size(), 5u) << "it rests on the records of the inner one";
  EXPECT_EQ(matches[1].records, 5u) << "what is listed is what is counted";
  events.back() = {30, "EventID: 4624, User: carl"};
  EXPECT_EQ(correlate(kGuessed, events).size(), 1u);
}

TEST(Chaining, TheGuessedPasswordWorkedWhileTheGuessingWentOn) {
  const std::vector<Told> events = {{0, "EventID: 4625, User: anne"},
                                    {1, "EventID: 4625, User: anne"},
                                    {2, "EventID: 4625, User: anne"},
                                    {3, "EventID: 4624, User: anne"},
                                    {4, "EventID: 4625, User: anne"}};
  EXPECT_EQ(correlate(kGuessed, events).size(), 2u);
}

TEST(Chaining, OrderOfTheDocumentsDoesNotMatter) {
  const std::string rules =
      "title: outer\ncorrelation: {type: event_count, rules: [inner], timespan: 1h, condition: {gte: 2}}\n---\n"
      "title: inner\nname: inner\ncorrelation: {type: event_count, rules: [failed], group-by: [User], timespan: 1m, "
      "condition: {gte: 2}}\n---\n" +
      rule_of("failed", 4625);
  const auto matches = correlate(rules, {{0, "EventID: 4625, User: a"},
                                         {1, "EventID: 4625, User: a"},
                                         {2, "EventID: 4625, User: b"},
                                         {3, "EventID: 4625, User: b"}});
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[2].measured, "2") << "the condition counts matches of the inner one";
  EXPECT_EQ(matches[2].records, 4u);
  EXPECT_EQ(matches[2].cited.size(), 4u);
}

TEST(Chaining, TemporaryFilesGiveTheSameAsMemory) {
  std::vector<Told> events;
  for (int i = 0; i < 300; ++i) {
    events.push_back(
        {i * 37 % 3600, std::string(i % 5 == 0 ? "EventID: 4624" : "EventID: 4625") + ", User: u" + std::to_string(i % 7)});
  }
  const Plan plan = plan_of(kGuessed);
  const auto in_memory = correlate(plan, events);
  EXPECT_GT(in_memory.size(), 10u);
  EXPECT_EQ(correlate(plan, events, 500), in_memory);
}

TEST(Reports, WhatIsReferredToReportsOnlyWithGenerate) {
  const Plan quiet = plan_of(failed_and(kThreeInAMinute));
  EXPECT_FALSE(quiet.links().rule_reports[0]);
  const Plan loud = plan_of(failed_and(kThreeInAMinute + "generate: true\n"));
  EXPECT_TRUE(loud.links().rule_reports[0]);
  const Plan chained = plan_of(kGuessed);
  EXPECT_EQ(chained.links().correlation_reports, (std::vector<bool>{false, true}));
}

TEST(Reports, OneCorrelationThatGeneratesIsEnough) {
  const Plan plan = plan_of(failed_and(kThreeInAMinute) + "---\ntitle: d\n" + kThreeInAMinute + "generate: true\n");
  EXPECT_TRUE(plan.links().rule_reports[0]);
}

TEST(Reports, RulesOfARefusedCorrelationReport) {
  const Plan plan = plan_of(failed_and("correlation: {type: temporal, rules: [failed, nobody], timespan: 1m}\n"));
  EXPECT_TRUE(plan.links().rule_reports[0]);
  ASSERT_EQ(plan.not_evaluated().size(), 1u);
  EXPECT_EQ(plan.not_evaluated()[0].reason, "correlation_rule_unknown");
}

TEST(Links, ByIdentifierWithoutCaseAndOneRuleInTwoCorrelations) {
  std::string rules = rule_of("failed", 4625);
  rules.insert(0, "id: ABCD-1\n");
  rules +=
      "title: c\ncorrelation: {type: event_count, rules: [abcd-1], timespan: 1m, condition: {gte: 2}}\n---\n"
      "title: d\ncorrelation: {type: event_count, rules: [failed], timespan: 1m, condition: {gte: 2}}\n";
  EXPECT_EQ(correlate(rules, failures({0, 1})).size(), 2u);
}

TEST(Links, CirclesAndSeveralOfOneNameAreRefused) {
  const auto reason = [](const std::string& rules) {
    const Plan plan = plan_of(rules);
    return plan.not_evaluated().empty() ? std::string() : plan.not_evaluated().front().reason;
  };
  const std::string of = ", timespan: 1m, condition: {gte: 2}}\n";
  EXPECT_EQ(reason("title: a\nname: a\ncorrelation: {type: event_count, rules: [b]" + of +
                   "---\ntitle: b\nname: b\ncorrelation: {type: event_count, rules: [a]" + of),
            "correlation_circle");
  EXPECT_EQ(reason(rule_of("x", 1) + rule_of("x", 2) + "title: c\ncorrelation: {type: event_count, rules: [x]" + of),
            "correlation_rule_ambiguous");
  EXPECT_EQ(reason("title: x\nname: x\nlogsource: {product: nothing}\ndetection: {s: {a: b}, condition: s}\n---\n"
                   "title: c\ncorrelation: {type: event_count, rules: [x]" +
                   of),
            "no_reader");
}

TEST(CorrelationRefusals, SayWhatIsWrong) {
  const auto reason = [](const std::string& correlation) {
    const ParsedFile file = parse_rules("title: c\ncorrelation: " + correlation, "rule.yml");
    return file.refused.empty() ? std::string() : file.refused.front().reason;
  };
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 90m, condition: {gte: 1}}"), "");
  EXPECT_EQ(reason("[a]"), "correlation_form");
  EXPECT_EQ(reason("{type: event_sum, rules: [a], timespan: 1m, condition: {gte: 1}}"), "correlation_type");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1.5h, condition: {gte: 1}}"), "correlation_timespan");
  EXPECT_EQ(reason("{type: event_count, rules: [a], condition: {gte: 1}}"), "correlation_timespan");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 0s, condition: {gte: 1}}"), "correlation_timespan");
  EXPECT_EQ(reason("{type: event_count, timespan: 1m, condition: {gte: 1}}"), "correlation_without_rules");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m}"), "no_condition");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m, condition: {field: x}}"), "correlation_without_bound");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m, condition: {least: 1}}"), "correlation_condition_word");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m, condition: {gte: many}}"), "number_invalid");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m, condition: a and b}"), "correlation_condition_form");
  EXPECT_EQ(reason("{type: event_count, rules: [a], timespan: 1m, condition: {gte: 1, field: x}}"),
            "correlation_field_useless");
  EXPECT_EQ(reason("{type: value_count, rules: [a], timespan: 1m, condition: {gte: 1}}"), "correlation_without_field");
  EXPECT_EQ(reason("{type: value_sum, rules: [a], timespan: 1m, condition: {gte: 1, field: [x, y]}}"),
            "correlation_fields_many");
  EXPECT_EQ(reason("{type: value_percentile, rules: [a], timespan: 24h, condition: {field: image, lte: 1}}"),
            "correlation_percentile");
  EXPECT_EQ(reason("{type: temporal, rules: [a], timespan: 1m, condition: a and b}"), "condition_unknown_name");
  EXPECT_EQ(reason("{type: temporal_ordered, rules: [a, b], timespan: 1m, condition: {lt: 2}}"), "correlation_order_bound");
}

}  // namespace
}  // namespace beffroi::sigma
