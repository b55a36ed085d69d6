// SPDX-License-Identifier: EUPL-1.2
// The window against the obvious evaluation, on random events.
#include "sigma/correlation/window.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "sigma/condition.h"
#include "sigma/correlation/reference.h"

namespace beffroi::sigma {
namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t limit) { return random() % limit; }

std::vector<Bound> random_bounds(Random& random, bool of_order) {
  std::vector<Bound> bounds;
  const std::size_t count = 1 + below(random, 4) / 3;
  for (std::size_t i = 0; i < count; ++i) {
    const Order order =
        of_order ? (below(random, 2) == 0 ? Order::greater : Order::greater_or_equal) : static_cast<Order>(below(random, 5));
    bounds.push_back({order, !of_order && order == Order::equal && below(random, 2) == 0,
                      static_cast<std::int64_t>(below(random, 9)) * kMillion / (of_order ? 1 : 2)});
  }
  return bounds;
}

Expression random_expression(Random& random, std::uint32_t rules, std::size_t depth) {
  if (depth == 0 || below(random, 3) == 0) return Expression::of_test(static_cast<std::uint32_t>(below(random, rules)));
  if (below(random, 4) == 0) return Expression::negation_of(random_expression(random, rules, depth - 1));
  std::vector<Expression> operands = {random_expression(random, rules, depth - 1), random_expression(random, rules, depth - 1)};
  return below(random, 2) == 0 ? Expression::all_of(std::move(operands)) : Expression::any_of(std::move(operands));
}

Correlation random_correlation(Random& random) {
  Correlation correlation;
  correlation.type = static_cast<CorrelationType>(below(random, 8));
  correlation.rules.resize(1 + below(random, 4));
  correlation.timespan = below(random, 10) == 0 ? kUnlimited : static_cast<std::int64_t>(below(random, 6));
  const bool ordered = correlation.type == CorrelationType::temporal_ordered;
  correlation.condition.percentile = static_cast<std::uint32_t>(1 + below(random, 100));
  if ((ordered || correlation.type == CorrelationType::temporal) && below(random, 2) == 0) {
    correlation.condition.expression = random_expression(random, static_cast<std::uint32_t>(correlation.rules.size()), 3);
  } else {
    correlation.condition.bounds = random_bounds(random, ordered);
  }
  return correlation;
}

std::vector<Occurrence> random_events(Random& random, const Correlation& correlation) {
  std::vector<Occurrence> events(below(random, 9));
  for (Occurrence& one : events) {
    one.time = static_cast<std::int64_t>(below(random, 12));
    one.members = 1 + below(random, (std::uint64_t{1} << correlation.rules.size()) - 1);
    if (below(random, 3) != 0) one.members = std::uint64_t{1} << below(random, correlation.rules.size());
    one.number = (static_cast<std::int64_t>(below(random, 9)) - 3) * kMillion / 2;
    one.text = std::string(1, static_cast<char>('a' + below(random, 4)));
  }
  std::ranges::sort(events, {},
                    [](const Occurrence& one) { return std::tuple(one.time, std::countr_zero(one.members), one.members); });
  return events;
}

std::vector<reference::Found> found_by_window(const Correlation& correlation, const std::vector<Occurrence>& events) {
  std::vector<reference::Found> found;
  std::vector<Occurrence> numbered = events;
  for (std::size_t i = 0; i < numbered.size(); ++i) numbered[i].packed = std::to_string(i);
  const auto number = [](const Occurrence* one) { return static_cast<std::size_t>(std::stoul(one->packed)); };
  Window window(correlation, [&](const WindowMatch& match) {
    found.push_back({number(match.events.front()), number(match.events.back()), number(match.events[match.became_true])});
  });
  for (Occurrence& one : numbered) window.add(std::move(one));
  window.finish();
  return found;
}

TEST(WindowAgainstReference, RandomEventsAndCorrelations) {
  const char* asked = std::getenv("BEFFROI_ROUNDS");
  const std::size_t rounds = asked ? std::strtoul(asked, nullptr, 10) * 100 : 20'000;
  Random random(7);
  std::size_t true_ones = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const Correlation correlation = random_correlation(random);
    const std::vector<Occurrence> events = random_events(random, correlation);
    const auto expected = reference::correlate(correlation, events);
    ASSERT_EQ(found_by_window(correlation, events), expected) << "round " << round << ", " << name_of(correlation.type) << ", "
                                                              << events.size() << " events, timespan " << correlation.timespan;
    true_ones += expected.size();
  }
  EXPECT_GT(true_ones, rounds / 4);
}

TEST(Window, WhatGrowsTooLargeIsHalvedAndSaid) {
  Correlation correlation;
  correlation.rules = {"a"};
  correlation.condition.bounds = {{Order::greater_or_equal, false, 1'000'000 * kMillion}};
  Window window(correlation, [](const WindowMatch&) { FAIL(); }, {.bytes = 10'000});
  for (std::int64_t i = 0; i < 5'000; ++i) window.add({.time = i, .members = 1, .number = 0, .text = {}, .packed = "x"});
  window.finish();
  EXPECT_GT(window.losses().events_dropped, 4'000u);
}

TEST(Window, AnOrderThatIsHardToFindIsGivenUpAndSaid) {
  Correlation correlation;
  correlation.type = CorrelationType::temporal_ordered;
  correlation.rules = {"a", "b", "c"};
  correlation.timespan = 1'000;
  correlation.condition.bounds = {{Order::greater_or_equal, false, 3 * kMillion}};
  Window window(correlation, [](const WindowMatch&) { FAIL(); }, {.order_steps = 5'000});
  for (std::int64_t i = 0; i < 1'500; ++i)
    window.add({.time = i, .members = i % 3 == 0 ? 4u : i < 1'490 ? 2u : 1u, .number = 0, .text = {}, .packed = {}});
  window.finish();
  EXPECT_GT(window.losses().windows_not_tried, 0u);
}

}  // namespace
}  // namespace beffroi::sigma
