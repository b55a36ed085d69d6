// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_tests.h"

#include <algorithm>
#include <filesystem>

#include "sigma/correlation/correlator.h"
#include "sigma/matcher.h"
#include "sigma/test_event.h"

namespace beffroi::app {
namespace {

using Events = std::vector<sigma::TestEvent>;

/// Whether the rule's file holds a correlation: the rules beside it are then parts of it.
bool has_correlation(const sigma::Plan& plan, const std::string& rule_path) {
  return std::ranges::any_of(plan.links().correlations,
                             [&](const sigma::LinkedCorrelation& linked) { return linked.correlation.head.path == rule_path; });
}

/// Whether one of the rules or correlations written in `rule_path` matches the events, each a stream of its own.
bool matches(const sigma::Plan& plan, const std::string& rule_path, const Events& events) {
  const sigma::Links& links = plan.links();
  const bool only_reporting = has_correlation(plan, rule_path);
  bool matched = false;
  sigma::Correlator correlator(links);
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    sigma::HitCollector hits(plan, [&](std::string packed) { correlator.add(i, std::move(packed)); });
    sigma::Matcher matcher(plan);
    matcher.match(events[i].batch(), [&](const sigma::Match& match) {
      hits.add(match);
      const bool counts = !only_reporting || links.rule_reports[match.rule];
      matched = matched || (counts && plan.rules()[match.rule].path == rule_path);
    });
  }
  const auto evaluated = correlator.evaluate([&](const model::CorrelationMatch& match) {
    const bool counts = links.correlation_reports[match.correlation];
    matched = matched || (counts && links.correlations[match.correlation].correlation.head.path == rule_path);
  });
  return evaluated && matched;
}

/// One event, or a list of events that belong together.
base::Result<Events> events_of(const base::yaml::Node& node) {
  Events events;
  if (node.kind != base::yaml::Kind::sequence) {
    BEFFROI_TRY(sigma::TestEvent event, sigma::TestEvent::from_yaml(node));
    events.push_back(std::move(event));
    return events;
  }
  for (const base::yaml::Node& element : node.elements) {
    BEFFROI_TRY(sigma::TestEvent event, sigma::TestEvent::from_yaml(element));
    events.push_back(std::move(event));
  }
  return events;
}

void try_events(const base::yaml::Node* cases, bool must_match, const sigma::Plan& plan, const std::string& rule_path,
                std::vector<RuleComplaint>& complaints) {
  if (!cases) return;
  for (const base::yaml::Node& node : cases->elements) {
    const auto events = events_of(node);
    const base::Arguments line = {{"line", static_cast<std::int64_t>(node.line)}};
    if (!events) {
      complaints.push_back({rule_path, "app.rules.bad_event", line});
    } else if (matches(plan, rule_path, *events) != must_match) {
      complaints.push_back({rule_path, must_match ? "app.rules.must_match" : "app.rules.must_not_match", line});
    }
  }
}

void test_file(const std::filesystem::path& rule, const sigma::Plan& plan, std::vector<RuleComplaint>& complaints) {
  std::filesystem::path tests = rule;
  tests.replace_extension(".test.yml");
  std::error_code ignored;
  if (!std::filesystem::exists(tests, ignored)) return;
  const auto text = sigma::read_rule_file(tests);
  const auto node = text ? base::yaml::parse_one(*text, tests.string()) : std::unexpected(text.error());
  if (!node) {
    complaints.push_back({tests.string(), "app.rules.bad_tests", {}});
    return;
  }
  try_events(node->find("match"), true, plan, rule.string(), complaints);
  try_events(node->find("no_match"), false, plan, rule.string(), complaints);
}

}  // namespace

std::vector<RuleComplaint> test_rules(const std::vector<std::string>& packs, const sigma::Plan& plan) {
  std::vector<RuleComplaint> complaints;
  for (const std::string& pack : packs) {
    const auto files = sigma::rule_files(pack);
    if (!files) continue;
    for (const std::filesystem::path& rule : *files) test_file(rule, plan, complaints);
  }
  return complaints;
}

}  // namespace beffroi::app
