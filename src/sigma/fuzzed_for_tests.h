// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string_view>

#include "base/assert.h"
#include "base/yaml/node.h"
#include "sigma/matcher.h"
#include "sigma/parse.h"
#include "sigma/reference.h"
#include "sigma/test_event.h"

namespace beffroi::sigma {

/// Rules over which pipelines and log sources of fuzz targets are tried.
inline constexpr std::string_view kFuzzedRules = R"(title: a
id: 1
logsource: {product: windows, category: process_creation}
tags: [attack.t1059]
detection:
  selection:
    Image|endswith: ['\cmd.exe', '\power*shell.exe']
    CommandLine|contains|all: [whoami, '/all']
  filter:
    User: ['%admins%', null_user]
    LogonId|neq: 0x3e7
  keywords: [mimikatz]
  condition: (selection and not filter) or keywords
---
title: b
id: 2
logsource: {product: windows, service: security}
detection: {s: {EventID: 4688, 'CommandLine|re': 'who.?ami'}, condition: s}
---
title: c
logsource: {category: firewall}
detection: {s: {dst_ip|cidr: 10.0.0.0/8}, condition: s}
---
title: d
correlation: {type: event_count, rules: [a, b], group-by: [User], timespan: 5m, condition: {gte: 2}}
)";

inline RuleSet rules_of(std::string_view text, const Placeholders& placeholders = {},
                        const pipeline::Pipeline* pipeline = nullptr) {
  ParsedFile file = parse_rules(text, "rules.yml", placeholders, pipeline);
  RuleSet set;
  set.rules = std::move(file.rules);
  set.filters = std::move(file.filters);
  set.correlations = std::move(file.correlations);
  set.refused = std::move(file.refused);
  return set;
}

/// Tries a plan on two events by the matcher and by the reference, which must agree.
inline void match_both_ways(const Plan& plan) {
  static const std::vector<TestEvent> events = [] {
    std::vector<TestEvent> all;
    for (const auto* yaml :
         {"{Channel: Security, Provider_Name: Microsoft-Windows-Security-Auditing, EventID: 4688, NewProcessName: "
          "'C:\\Windows\\cmd.exe', CommandLine: 'whoami /all mimikatz', SubjectUserName: anne, Image: 'C:\\cmd.exe'}",
          "{Channel: Edr/Events, Provider_Name: Edr, EventID: 7, Kind: start, ProcessPath: 'C:\\cmd.exe', Arguments: "
          "'whoami /all', User: bob, A: one, B: 12, C: ''}"}) {
      all.push_back(*TestEvent::from_yaml(*base::yaml::parse_one(yaml, "event")));
    }
    return all;
  }();
  for (const TestEvent& event : events) {
    const model::EventBatch batch = event.batch();
    std::set<std::uint32_t> fast, slow;
    Matcher(plan).match(batch, [&](const Match& match) { fast.insert(match.rule); });
    for (const Target& target : plan.targets()) {
      if (reference::matches(plan.rules()[target.rule], target, batch.events.front(), batch.symbols)) slow.insert(target.rule);
    }
    BEFFROI_ASSERT(fast == slow);
  }
}

}  // namespace beffroi::sigma
