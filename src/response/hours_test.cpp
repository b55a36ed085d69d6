// SPDX-License-Identifier: EUPL-1.2
#include "response/hours.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/declarations/declarations.h"
#include "response/measures/measures.h"
#include "response/obligations/acts.h"

namespace beffroi::response {
namespace {

constexpr base::Timestamp kNow{1'800'000'000'000'000'000};
constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr base::Timestamp ago(std::int64_t hours) { return {kNow.nanoseconds - hours * kHour}; }

class Hours : public testing::Test {
 protected:
  void known(std::optional<base::Timestamp> at) {
    ASSERT_TRUE(declare(store, {.event = "ransom_note", .state = "yes", .at = at}));
  }
  std::string refusal(const Declaring& what) {
    const auto entry = declare(store, what);
    return entry ? "" : entry.error().id;
  }
  std::string done(const Deadline& deadline, base::Timestamp at) {
    const auto entry = obligations::note_done(store, deadline, {at, {}, {}}, kNow, words, "Léa");
    return entry ? "" : entry.error().id;
  }
  std::string done(const measures::Act& act) {
    const auto entry = measures::note_step(store, act, measures::Step::done, "Léa");
    return entry ? "" : entry.error().id;
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  const Deadline cnil{.id = "cnil_notification", .ref = "cnil_notification"};
  const Deadline council{.id = "council_notice", .ref = "council_notice", .ordinary = true};
};

TEST_F(Hours, NothingIsRefusedWhereNoAttackIsToldOf) {
  EXPECT_EQ(refusal({.event = "council_date", .at = ago(24 * 3'000)}), "");
  EXPECT_EQ(done(cnil, ago(24 * 3'000)), "");
  EXPECT_FALSE(known_since(*entries_of(store)));
}

TEST_F(Hours, NobodyNotifiesAnAttackOfWhichNobodyKnew) {
  known(ago(10));
  EXPECT_EQ(done(cnil, ago(24)), "response.before_attack");
  EXPECT_EQ(done(council, ago(24)), "") << "a council is called whether there is an attack or not";
  EXPECT_EQ(done(cnil, ago(10)), "");
}

TEST_F(Hours, AMeasureOfBeforeNeedsAReason) {
  known(ago(10));
  EXPECT_EQ(done({.measure = "protect_backups", .at = ago(24)}), "response.before_attack_why");
  EXPECT_EQ(done({.measure = "protect_backups", .at = ago(24), .text = "débranchées chaque soir"}), "");
  EXPECT_EQ(done({.measure = "cut_internet", .at = base::Timestamp{ago(10).nanoseconds - kHour / 6}}), "")
      << "two clocks on two walls";
}

TEST_F(Hours, WhatFollowsFromTheAttackIsDeclaredAfterIt) {
  known(ago(10));
  EXPECT_EQ(refusal({.event = "breach_awareness", .at = ago(12)}), "response.before_attack_why");
  EXPECT_EQ(refusal({.event = "breach_awareness", .at = ago(12), .because = "avertis par un sous-traitant"}), "");
  EXPECT_EQ(refusal({.event = "birth", .at = ago(48)}), "");
  EXPECT_EQ(refusal({.event = "attack_known", .at = ago(48)}), "") << "the attack may have been known earlier";
  EXPECT_EQ(known_since(*entries_of(store))->at, ago(48));
  EXPECT_EQ(refusal({.event = "breach_awareness", .at = ago(47)}), "");
}

TEST_F(Hours, AnotherYearIsAskedAbout) {
  known(ago(10));
  EXPECT_EQ(refusal({.event = "birth", .at = ago(24 * 400)}), "response.long_ago");
  EXPECT_EQ(refusal({.event = "council_date", .at = ago(24 * 400)}), "response.long_ago");
  EXPECT_EQ(refusal({.event = "council_date", .at = ago(-24 * 800)}), "response.far_ahead");
  EXPECT_EQ(refusal({.event = "council_date", .at = ago(-24 * 300)}), "");
  EXPECT_EQ(refusal({.text = "le pare-feu date de là", .at = ago(24 * 4'000)}), "") << "people’s own words";
}

TEST_F(Hours, WhereNobodyNamedTheHourTheMonthBeforeIsBelieved) {
  known(std::nullopt);
  EXPECT_FALSE(known_since(*entries_of(store))->said);
  EXPECT_EQ(done({.measure = "cut_internet", .at = ago(20)}), "");
  EXPECT_EQ(done({.measure = "cut_internet", .at = ago(24 * 40)}), "response.before_attack_why");
}

}  // namespace
}  // namespace beffroi::response
