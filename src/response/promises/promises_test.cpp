// SPDX-License-Identifier: EUPL-1.2
#include "response/promises/promises.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response {
namespace {

constexpr base::Timestamp kNow{1'800'000'000'000'000'000};

base::Timestamp in_hours(std::int64_t hours) { return {kNow.nanoseconds + hours * 3600 * base::kNanosecondsPerSecond}; }

class Promises : public testing::Test {
 protected:
  std::vector<Promise> all() {
    const auto entries = entries_of(store);
    EXPECT_TRUE(entries);
    return promises_of(*entries);
  }
  std::vector<Promise> open() {
    const auto entries = entries_of(store);
    EXPECT_TRUE(entries);
    return open_promises_of(*entries);
  }
  void promise(std::string text, std::int64_t hours) {
    const auto made =
        make_promise(store, {PromiseKind::service, std::move(text), "les habitants", in_hours(hours)}, kNow, "Léa");
    ASSERT_TRUE(made) << made.error().id;
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
};

TEST_F(Promises, ATimeThatHasPassedTurnsOverdueAndAKeptPromiseDoesNot) {
  promise("téléphone des crèches", 24);
  EXPECT_FALSE(all()[0].is_overdue(in_hours(23)));
  EXPECT_TRUE(all()[0].is_overdue(in_hours(24)));
  ASSERT_TRUE(keep_promise(store, "P1", "Léa"));
  EXPECT_FALSE(all()[0].is_overdue(in_hours(48)));
  EXPECT_EQ(all()[0].kept_by, "Léa");
}

TEST_F(Promises, APromiseThatWasKeptLateSaysByHowMuch) {
  promise("cantine", 1);
  ASSERT_TRUE(keep_promise(store, "P1"));
  Promise kept = all()[0];
  EXPECT_EQ(kept.minutes_late(), 0);
  kept.kept = base::Timestamp{in_hours(1).nanoseconds + 6 * 60 * base::kNanosecondsPerSecond};
  EXPECT_EQ(kept.minutes_late(), 6);
}

TEST_F(Promises, AMovedTimeKeepsTheOnesBeforeItAndTheReason) {
  promise("cantine", 2);
  ASSERT_TRUE(move_promise(store, "P1", in_hours(30), "le prestataire arrive demain", kNow, "Le maire"));
  const Promise moved = all()[0];
  ASSERT_EQ(moved.times.size(), 2U);
  EXPECT_EQ(moved.times[0].due, in_hours(2));
  EXPECT_EQ(moved.due(), in_hours(30));
  EXPECT_EQ(moved.times[1].because, "le prestataire arrive demain");
  EXPECT_EQ(moved.times[1].by, "Le maire");
}

TEST_F(Promises, TheFirstToComeStandsFirstAndKeptOnesAreGone) {
  promise("dans trois heures", 3);
  promise("dans une heure", 1);
  promise("dans deux heures", 2);
  ASSERT_TRUE(keep_promise(store, "P3"));
  const auto left = open();
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].id, "P2");
  EXPECT_EQ(left[1].id, "P1");
}

TEST_F(Promises, AWithdrawnPromiseIsNeitherOpenNorOverdueAndKeepsItsReason) {
  promise("téléphone", 2);
  EXPECT_EQ(withdraw_promise(store, "P1", "").error().id, "promise.no_reason");
  ASSERT_TRUE(withdraw_promise(store, "P1", "le prestataire ne sait plus", "Le maire"));
  EXPECT_TRUE(open().empty());
  EXPECT_FALSE(all()[0].is_overdue(in_hours(3)));
  EXPECT_EQ(all()[0].withdrawn_because, "le prestataire ne sait plus");
  EXPECT_EQ(keep_promise(store, "P1").error().id, "promise.already_withdrawn");
}

TEST_F(Promises, WhatAnotherPartPromisedIsFoundByItsName) {
  ASSERT_TRUE(make_promise(store, {PromiseKind::service, "standard", "", in_hours(1), "service:standard"}, kNow));
  EXPECT_EQ(all()[0].about, "service:standard");
}

TEST_F(Promises, WhatCannotBePromisedIsRefusedWithItsReason) {
  EXPECT_EQ(make_promise(store, {PromiseKind::update, "", "", in_hours(1)}, kNow).error().id, "promise.empty");
  EXPECT_EQ(make_promise(store, {PromiseKind::update, "x", "", kNow}, kNow).error().id, "promise.past");
  EXPECT_EQ(keep_promise(store, "P9").error().id, "promise.unknown");
  promise("x", 1);
  EXPECT_EQ(move_promise(store, "P1", in_hours(2), "", kNow).error().id, "promise.no_reason");
  EXPECT_EQ(move_promise(store, "P1", in_hours(-1), "tard", kNow).error().id, "promise.past");
  ASSERT_TRUE(keep_promise(store, "P1"));
  EXPECT_EQ(keep_promise(store, "P1").error().id, "promise.already_kept");
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(Promises, OfTwoCommandsThatKeepAtOnceTheFirstOneHolds) {
  promise("x", 1);
  ASSERT_TRUE(keep_promise(store, "P1", "Léa"));
  ASSERT_TRUE(note(store, "promise.kept", "P1", {{"text", std::string("x")}}, "Sam"));
  EXPECT_EQ(all()[0].kept_by, "Léa");
}

}  // namespace
}  // namespace beffroi::response
