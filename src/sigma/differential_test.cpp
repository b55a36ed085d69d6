// SPDX-License-Identifier: EUPL-1.2
// The matcher against the reference on random rules and events. BEFFROI_ROUNDS=N makes more of them.
#include <gtest/gtest.h>

#include <cstdlib>

#include "sigma/details.h"
#include "sigma/generated_for_tests.h"
#include "sigma/kind_cache.h"
#include "sigma/rules_for_tests.h"

namespace beffroi::sigma {
namespace {

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
  std::size_t pairs = 0, matches = 0, left_out = 0;
};

/// An event as a reader gives it that knows what is looked at first; all of it when asked.
class Glanced final : public model::Rest {
 public:
  Glanced(const Plan& plan, const model::Event& event, const model::Symbols& symbols) : whole_(event), given_(event) {
    const auto kind = plan.kinds().in(symbols.text(event.provider), symbols.text(event.channel), event.code);
    for (const model::Field& field : event.fields) {
      const bool is_text = field.value.kind == model::ValueKind::utf16le || field.value.kind == model::ValueKind::utf8;
      if (!kind || kind->looks_at(symbols.text(field.name)) || (is_text && kind->looks_at_texts())) fields_.push_back(field);
    }
    given_.fields = fields_;
  }
  std::span<const model::Field> all_fields(const model::Event&) override { return whole_.fields; }

  const model::Event& given() const { return given_; }
  std::size_t left_out() const { return whole_.fields.size() - fields_.size(); }

 private:
  const model::Event& whole_;
  model::Event given_;
  std::vector<model::Field> fields_;
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
  Matcher matcher(plan), glancing(plan);
  for (int round = 0; round < 5; ++round) {  // again with values and events that are known, and with other triggers
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
      Glanced glanced(plan, events[i], generated.symbols());
      Matches at_a_glance;
      glancing.match({generated.symbols(), {&glanced.given(), 1}, &glanced},
                     [&](const Match& match) { at_a_glance[match.rule] = match.details; });
      EXPECT_EQ(at_a_glance, slow[i]) << "seed " << seed << " event " << i << ": by what is looked at first";
      tally.left_out += glanced.left_out();
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
  EXPECT_GT(tally.left_out, 0u);
}

}  // namespace
}  // namespace beffroi::sigma
