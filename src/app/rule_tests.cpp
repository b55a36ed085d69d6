// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_tests.h"

#include <filesystem>

#include "sigma/matcher.h"
#include "sigma/test_event.h"

namespace beffroi::app {
namespace {

/// Whether one of the rules written in `rule_path` matches the event.
bool matches(const sigma::Plan& plan, const std::string& rule_path, const sigma::TestEvent& event) {
  bool matched = false;
  sigma::Matcher matcher(plan);
  matcher.match(event.batch(),
                [&](const sigma::Match& match) { matched = matched || plan.rules()[match.rule].path == rule_path; });
  return matched;
}

void try_events(const base::yaml::Node* events, bool must_match, const sigma::Plan& plan, const std::string& rule_path,
                std::vector<RuleComplaint>& complaints) {
  if (!events) return;
  for (const base::yaml::Node& node : events->elements) {
    const auto event = sigma::TestEvent::from_yaml(node);
    if (!event) {
      complaints.push_back({rule_path, "app.rules.bad_event", {{"line", static_cast<std::int64_t>(node.line)}}});
    } else if (matches(plan, rule_path, *event) != must_match) {
      complaints.push_back({rule_path,
                            must_match ? "app.rules.must_match" : "app.rules.must_not_match",
                            {{"line", static_cast<std::int64_t>(node.line)}}});
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
