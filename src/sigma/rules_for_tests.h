// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/yaml/node.h"
#include "sigma/matcher.h"
#include "sigma/parse.h"
#include "sigma/reference.h"
#include "sigma/test_event.h"

namespace beffroi::sigma {

/// A rule of the Security log around a detection.
inline std::string security_rule(const std::string& detection) {
  return "title: t\nid: 1\nlogsource: {product: windows, service: security}\ndetection:\n" + detection;
}

inline Plan plan_of(const std::string& text, const pipeline::Pipeline* pipeline = nullptr,
                    const LogSources& sources = LogSources::embedded()) {
  ParsedFile file = parse_rules(text, "rule.yml", {}, pipeline);
  RuleSet set;
  set.rules = std::move(file.rules);
  set.filters = std::move(file.filters);
  set.correlations = std::move(file.correlations);
  set.refused = std::move(file.refused);
  return Plan(std::move(set), sources);
}

/// Whether any rule of a plan matches the flat event; matcher and reference must agree.
inline bool matches(const Plan& plan, const std::string& event_yaml) {
  EXPECT_TRUE(plan.not_evaluated().empty()) << plan.not_evaluated().front().reason;
  const auto node = base::yaml::parse_one(event_yaml, "event");
  EXPECT_TRUE(node);
  const auto event = TestEvent::from_yaml(*node);
  EXPECT_TRUE(event);
  bool fast = false, slow = false;
  Matcher(plan).match(event->batch(), [&](const Match&) { fast = true; });
  for (const Target& target : plan.targets()) {
    const auto batch = event->batch();
    slow = slow || reference::matches(plan.rules()[target.rule], target, batch.events.front(), batch.symbols);
  }
  EXPECT_EQ(fast, slow) << event_yaml;
  return fast;
}

/// The same of the rules of a text.
inline bool matches(const std::string& rule, const std::string& event_yaml) { return matches(plan_of(rule), event_yaml); }

/// The same for one line of a selection, on an event of the Security log with the given further members.
inline bool line_matches(const std::string& line, const std::string& members) {
  return matches(security_rule("  selection:\n    " + line + "\n  condition: selection\n"),
                 "{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 1, " + members + "}");
}

inline std::string reason_of(const std::string& detection) {
  const ParsedFile file = parse_rules(security_rule(detection), "rule.yml");
  return file.refused.empty() ? "" : file.refused.front().reason;
}

}  // namespace beffroi::sigma
