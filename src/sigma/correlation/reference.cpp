// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/reference.h"

#include <algorithm>
#include <set>

namespace beffroi::sigma::reference {
namespace {

using Events = std::span<const Occurrence>;
using Rules = std::set<std::uint32_t>;

Rules rules_of(const Occurrence& one) {
  Rules rules;
  for (std::uint32_t rule = 0; rule < kMaxCorrelatedRules; ++rule) {
    if ((one.members >> rule & 1) != 0) rules.insert(rule);
  }
  return rules;
}

Rules present(Events events) {
  Rules rules;
  for (const Occurrence& one : events) rules.merge(rules_of(one));
  return rules;
}

/// Every set of rules that can be met one after the other, each in an event of its own.
void chains(Events events, const Rules& met, std::set<Rules>& all) {
  all.insert(met);
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const std::uint32_t rule : rules_of(events[i])) {
      if (!met.empty() && *met.rbegin() >= rule) continue;
      Rules longer = met;
      longer.insert(rule);
      chains(events.subspan(i + 1), longer, all);
    }
  }
}

bool is_true(const Expression& expression, const Rules& met, const Rules& there, bool under_not) {
  if (expression.kind == Expression::Kind::constant) return expression.truth;
  if (expression.kind == Expression::Kind::test) return (under_not ? there : met).contains(expression.test);
  if (expression.kind == Expression::Kind::negation) return !is_true(expression.operands.front(), met, there, !under_not);
  std::uint32_t count = 0;
  for (const Expression& operand : expression.operands) count += is_true(operand, met, there, under_not) ? 1U : 0U;
  return count >= expression.count;
}

bool is_kept(const Bound& bound, long double value) {
  const long double than = static_cast<long double>(bound.millionths) / static_cast<long double>(kMillion);
  bool kept = false;
  if (bound.order == Order::equal) kept = value == than;
  if (bound.order == Order::less) kept = value < than;
  if (bound.order == Order::less_or_equal) kept = value <= than;
  if (bound.order == Order::greater) kept = value > than;
  if (bound.order == Order::greater_or_equal) kept = value >= than;
  return kept != bound.negated;
}

std::vector<long double> numbers_of(Events events) {
  std::vector<long double> numbers;
  for (const Occurrence& one : events)
    numbers.push_back(static_cast<long double>(one.number) / static_cast<long double>(kMillion));
  std::ranges::sort(numbers);
  return numbers;
}

long double measured(const Correlation& correlation, Events events) {
  const std::vector<long double> numbers = numbers_of(events);
  long double sum = 0;
  for (const long double number : numbers) sum += number;
  std::set<std::string> texts;
  for (const Occurrence& one : events) texts.insert(one.text);
  const auto count = static_cast<long double>(events.size());
  std::size_t below = 0;  // the smallest number that so many hundredths do not exceed
  while (static_cast<long double>(below + 1) * 100 < count * correlation.condition.percentile) ++below;
  switch (correlation.type) {
    case CorrelationType::event_count: return count;
    case CorrelationType::value_count: return static_cast<long double>(texts.size());
    case CorrelationType::value_sum: return sum;
    case CorrelationType::value_avg: return sum / count;
    case CorrelationType::value_percentile: return numbers[below];
    case CorrelationType::value_median: return (numbers[(events.size() - 1) / 2] + numbers[events.size() / 2]) / 2;
    default: return static_cast<long double>(present(events).size());
  }
}

bool holds(const Correlation& correlation, Events events) {
  const auto& expression = correlation.condition.expression;
  const auto& bounds = correlation.condition.bounds;
  if (correlation.type != CorrelationType::temporal_ordered) {
    if (expression) return is_true(*expression, present(events), present(events), false);
    return std::ranges::all_of(bounds, [&](const Bound& bound) { return is_kept(bound, measured(correlation, events)); });
  }
  std::set<Rules> all;
  chains(events, {}, all);
  return std::ranges::any_of(all, [&](const Rules& met) {
    if (expression) return is_true(*expression, met, present(events), false);
    return std::ranges::all_of(bounds,
                               [&](const Bound& bound) { return is_kept(bound, static_cast<long double>(met.size())); });
  });
}

bool fits(const Correlation& correlation, const Occurrence& first, const Occurrence& last) {
  return correlation.timespan == kUnlimited || last.time - first.time <= correlation.timespan;
}

/// One past the last event that fits into a window that begins with `first`.
std::size_t end_of(const Correlation& correlation, Events events, std::size_t first) {
  std::size_t end = first + 1;
  while (end < events.size() && fits(correlation, events[first], events[end])) ++end;
  return end;
}

}  // namespace

std::vector<Found> correlate(const Correlation& correlation, Events events) {
  std::vector<Found> found;
  std::size_t spent = 0;  // events of windows that were given out
  for (std::size_t first = 0; first < events.size(); ++first) {
    if (first < spent) continue;
    const std::size_t end = end_of(correlation, events, first);
    const bool part_of_another = first > spent && end_of(correlation, events, first - 1) == end;
    if (part_of_another || !holds(correlation, events.subspan(first, end - first))) continue;
    std::size_t became_true = end - 1;
    while (became_true > first && holds(correlation, events.subspan(first, became_true - first))) --became_true;
    found.push_back({first, end - 1, became_true});
    spent = end;
  }
  return found;
}

}  // namespace beffroi::sigma::reference
