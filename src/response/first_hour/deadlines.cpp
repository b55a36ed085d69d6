// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/deadlines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "base/resources.h"
#include "base/yaml/node.h"

namespace beffroi::response::first_hour {
namespace {

using base::yaml::Node;

constexpr std::string_view kPath = "data/catalogue/first_hour/deadlines.yaml";
constexpr std::array<std::string_view, 4> kStates{"confirmed", "contested", "proposed", "practice"};
constexpr std::string_view kAttackKnown = "attack_known";  // the one event that the first hour asks for
constexpr std::int64_t kMaxHours = 24 * 366;

base::Result<std::optional<std::int64_t>> read_hours(const Node& node, std::string_view path) {
  const Node* member = node.find("hours");
  if (!member) return std::nullopt;
  std::int64_t hours = 0;
  const char* last = member->scalar.data() + member->scalar.size();
  const auto [end, code] = std::from_chars(member->scalar.data(), last, hours);
  if (code != std::errc{} || end != last || hours < 1 || hours > kMaxHours)
    return invalid_catalogue(*member, path, "'hours' is a whole number of hours");
  return hours;
}

base::Result<Rule> read_rule(const Node& node, std::string_view path) {
  Rule rule{.id = std::string(node.text("id")),
            .starts_from = std::string(node.text("starts_from")),
            .only_if = std::string(node.text("only_if")),
            .by_contract = node.text("by_contract") == "true",
            .state = std::string(node.text("state"))};
  BEFFROI_TRY(rule.title, read_wording(node, "title", path));
  BEFFROI_TRY(rule.to, read_wording(node, "to", path));
  BEFFROI_TRY(rule.basis, read_wording(node, "basis", path));
  BEFFROI_TRY(rule.hours, read_hours(node, path));
  if (rule.id.empty() || rule.starts_from.empty() || std::ranges::find(kStates, rule.state) == kStates.end())
    return invalid_catalogue(node, path, "id, starts_from and a known state are needed");
  return rule;
}

/// Where the clocks of a night start: the earliest moment ever said, never after the opening of the case.
struct Start {
  base::Timestamp at;
  bool said = false;  ///< somebody said so; otherwise it is the opening of the case
  std::optional<base::Timestamp> corrected_to;
};

Start start_of(const State& state) {
  Start start{.at = *state.opened, .corrected_to = std::nullopt};
  const auto earliest = state.earliest("when");
  if (earliest && *earliest <= start.at) start = {.at = *earliest, .said = true, .corrected_to = std::nullopt};
  if (const auto current = state.current("when"); current && *current > start.at) start.corrected_to = current;
  return start;
}

void explain_start(Deadline& deadline, const Start& start) {
  const bool said = start.said;
  deadline.why.push_back({said ? "first_hour.deadline.from_answer" : "first_hour.deadline.from_opening", {{"at", start.at}}});
  if (start.corrected_to) deadline.why.push_back({"first_hour.deadline.not_lengthened", {{"at", *start.corrected_to}}});
}

base::Timestamp hours_after(base::Timestamp from, std::int64_t hours) {
  return {from.nanoseconds + hours * 3600 * base::kNanosecondsPerSecond};
}

void run_clock(Deadline& deadline, const Start& start, std::int64_t hours, base::Timestamp now) {
  deadline.started_at = start.at;
  deadline.due = hours_after(start.at, hours);
  deadline.state = *deadline.due <= now ? DeadlineState::overdue : DeadlineState::running;
  explain_start(deadline, start);
}

Deadline deadline_of(const Rule& rule, const State& state, const Start& start, base::Timestamp now) {
  Deadline deadline{.id = rule.id,
                    .title = rule.title,
                    .to = rule.to,
                    .due = std::nullopt,
                    .starts_from = rule.starts_from,
                    .started_at = std::nullopt,
                    .why = {},
                    .basis = rule.basis,
                    .basis_state = rule.state};
  if (!rule.only_if.empty() && state.says(rule.only_if, "no")) {
    deadline.why.push_back({"first_hour.deadline.said_no." + rule.only_if, {{"by", state.find(rule.only_if)->by}}});
    return deadline;
  }
  if (!rule.only_if.empty() && !state.says(rule.only_if, "yes"))
    deadline.why.push_back({"first_hour.deadline.not_known." + rule.only_if, {}});
  if (rule.hours && rule.starts_from != kAttackKnown) deadline.why.push_back({"first_hour.deadline.earliest_to_fear", {}});
  if (rule.hours) {
    run_clock(deadline, start, *rule.hours, now);
  } else {
    deadline.state = DeadlineState::without_hour;
    explain_start(deadline, start);
  }
  return deadline;
}

}  // namespace

base::Result<std::vector<Rule>> parse_rules(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const Node* list = root.find("deadlines");
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, "'deadlines' is needed");
  std::vector<Rule> all;
  for (const Node& element : list->elements) {
    BEFFROI_TRY(Rule rule, read_rule(element, path));
    all.push_back(std::move(rule));
  }
  return all;
}

base::Result<std::vector<Rule>> rules() {
  const auto yaml = base::resource(kPath);
  BEFFROI_ASSERT(yaml.has_value());
  return parse_rules(*yaml, kPath);
}

std::vector<Deadline> deadlines_of(const std::vector<Rule>& rules, const State& state, const Contract& contract,
                                   base::Timestamp now) {
  std::vector<Deadline> all;
  if (!state.opened) return all;
  const Start start = start_of(state);
  for (Rule rule : rules) {
    if (rule.by_contract && contract.notice_hours <= 0) continue;
    if (rule.by_contract) rule.hours = std::min(contract.notice_hours, kMaxHours);
    all.push_back(deadline_of(rule, state, start, now));
  }
  order_by_urgency(all);
  return all;
}

}  // namespace beffroi::response::first_hour
