// SPDX-License-Identifier: EUPL-1.2
// The matcher against the reference on random rules and events. BEFFROI_ROUNDS=N makes more of them.
#include <gtest/gtest.h>

#include <cstdlib>

#include "sigma/details.h"
#include "sigma/generated_for_tests.h"
#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

using Details = std::vector<std::pair<std::string, std::string>>;
using Matches = std::map<std::uint32_t, Details>;

Matches by_reference(const Plan& plan, const model::Event& event, const model::Symbols& symbols) {
  Matches matches;
  for (const Target& target : plan.targets()) {
    const Rule& rule = plan.rules()[target.rule];
    if (matches.contains(target.rule) || !reference::matches(rule, target, event, symbols)) continue;
    std::vector<std::string> spelled;
    matches[target.rule] = details_of(
        rule, target, event, symbols,
        [&](std::uint32_t test) { return reference::is_true(Expression::of_test(test), rule, target, event, symbols); },
        [&](model::Symbol name) -> const std::vector<std::string>& { return spelled = spellings(symbols.text(name)); });
  }
  return matches;
}

struct Tally {
  std::size_t pairs = 0, matches = 0;
};

void compare(std::uint32_t seed, Tally& tally) {
  constexpr int kRules = 40;
  constexpr int kEvents = 60;
  Generated generated(seed);
  std::string text;
  std::vector<std::string> written;
  for (int i = 0; i < kRules; ++i) text += (i == 0 ? "" : "---\n") + generated.rule();
  const Plan plan = plan_of(text);
  std::vector<model::Event> events;
  for (int i = 0; i < kEvents; ++i) events.push_back(generated.event());
  std::vector<Matches> slow;
  for (const model::Event& event : events) slow.push_back(by_reference(plan, event, generated.symbols()));
  Matcher matcher(plan);
  for (int round = 0; round < 3; ++round) {  // again with values that are known, and with other triggers
    for (std::size_t i = 0; i < events.size(); ++i) {
      Matches fast;
      std::vector<std::uint32_t> order;
      matcher.match({generated.symbols(), {&events[i], 1}}, [&](const Match& match) {
        fast[match.rule] = match.details;
        order.push_back(match.rule);
      });
      EXPECT_EQ(fast, slow[i]) << "seed " << seed << " event " << i << " round " << round;
      EXPECT_TRUE(std::ranges::is_sorted(order));
      EXPECT_EQ(order.size(), fast.size()) << "a rule matched an event twice";
      tally.pairs += plan.rules().size();
      tally.matches += fast.size();
    }
  }
}

TEST(Differential, MatcherAgreesWithTheReferenceOnRandomRulesAndEvents) {
  const char* rounds = std::getenv("BEFFROI_ROUNDS");
  const std::uint32_t count = rounds ? static_cast<std::uint32_t>(std::atoi(rounds)) : 60;
  Tally tally;
  for (std::uint32_t seed = 1; seed <= count && !testing::Test::HasFailure(); ++seed) compare(seed, tally);
  EXPECT_GT(tally.matches * 50, tally.pairs) << "rules and events hardly ever meet: the test proves little";
  EXPECT_LT(tally.matches * 3, tally.pairs * 2);
}

}  // namespace
}  // namespace beffroi::sigma
