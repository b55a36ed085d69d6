// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sigma/correlation/correlator.h"
#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {

/// An event of the Security log at so many seconds after midnight.
struct Told {
  int second = 0;
  std::string members;  ///< further members of the flat event: "EventID: 4625, TargetUserName: anne"
  std::uint32_t source = 0;
};

inline std::string event_yaml(const Told& told, std::size_t number) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string clock = two(told.second / 3600) + ":" + two(told.second / 60 % 60) + ":" + two(told.second % 60);
  const std::string computer = told.members.find("Computer:") == std::string::npos ? "Computer: SRV, " : "";
  return "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, TimeCreated: '2026-11-22T" + clock + "Z', " +
         computer + "EventRecordID: " + std::to_string(number) + ", " + told.members + "}";
}

/// The matches of all correlations of the rules over the events, as the program finds them; by correlation, group and time.
inline std::vector<model::CorrelationMatch> correlate(const Plan& plan, const std::vector<Told>& events,
                                                      std::size_t run_bytes = base::ByteSorter::kRunBytes) {
  Correlator correlator(plan.links(), run_bytes);
  for (std::size_t i = 0; i < events.size(); ++i) {
    HitCollector collector(plan, [&](std::string packed) { correlator.add(events[i].source, std::move(packed)); });
    const auto node = base::yaml::parse_one(event_yaml(events[i], i + 1), "event");
    EXPECT_TRUE(node) << event_yaml(events[i], i + 1);
    const auto event = TestEvent::from_yaml(*node);
    EXPECT_TRUE(event);
    Matcher(plan).match(event->batch(), [&](const Match& match) { collector.add(match); });
    correlator.add_losses(collector.losses());
  }
  std::vector<model::CorrelationMatch> matches;
  EXPECT_TRUE(correlator.evaluate([&](const model::CorrelationMatch& match) { matches.push_back(match); }));
  return matches;
}

inline std::vector<model::CorrelationMatch> correlate(const std::string& rules, const std::vector<Told>& events) {
  const Plan plan = plan_of(rules);
  EXPECT_TRUE(plan.not_evaluated().empty()) << plan.not_evaluated().front().reason;
  return correlate(plan, events);
}

/// "22 Nov, seconds after midnight" of a moment.
inline std::int64_t second_of(base::Timestamp moment) {
  return moment.nanoseconds / base::kNanosecondsPerSecond -
         base::parse_rfc3339("2026-11-22T00:00:00Z")->nanoseconds / base::kNanosecondsPerSecond;
}

/// A named rule of one event identifier of the Security log.
inline std::string rule_of(const std::string& name, int event) {
  return "title: " + name + "\nname: " + name +
         "\nlogsource: {product: windows, service: security}\ndetection:\n  selection: {EventID: " + std::to_string(event) +
         "}\n  condition: selection\n---\n";
}

}  // namespace beffroi::sigma
