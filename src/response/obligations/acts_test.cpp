// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/acts.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/obligations/assess.h"

namespace beffroi::response::obligations {
namespace {

constexpr base::Timestamp kNow{1'800'000'000'000'000'000};

base::Timestamp in_hours(std::int64_t hours) { return {kNow.nanoseconds + hours * 3600 * base::kNanosecondsPerSecond}; }

class Acts : public testing::Test {
 protected:
  Acts() {
    words.set_strict();
    for (const auto* ref : {"cnil_notification", "cnil_notification@ccas", "complaint"}) {
      Deadline deadline{.id = std::string(ref).substr(0, std::string_view(ref).find('@')), .ref = ref};
      deadline.title = {"Notifier", "Notify"};
      deadline.due = in_hours(-1);
      deadline.state = DeadlineState::overdue;
      all.push_back(deadline);
    }
  }
  const Deadline& settled(std::string_view ref) {
    after = all;
    settle(after, acts_of(*entries_of(store)));
    return **named(after, ref, base::Language::french);
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  std::vector<Deadline> all, after;
};

TEST_F(Acts, WhatIsDoneKeepsItsReceiptAndSaysWhereItCameLate) {
  ASSERT_TRUE(note_done(store, all[0], {in_hours(-2), "récépissé 2026-0412", {}}, kNow, words, "Léa"));
  const Deadline done = settled("cnil_notification");
  EXPECT_EQ(done.state, DeadlineState::met);
  EXPECT_EQ(done.receipt->reference, "récépissé 2026-0412");
  EXPECT_EQ(done.receipt->by, "Léa");
  EXPECT_EQ(done.receipt->at, in_hours(-2));
  EXPECT_EQ(done.why.back().id, "obligation.done");
  ASSERT_TRUE(note_done(store, all[2], {kNow, {}, {}}, kNow, words, "Léa"));
  EXPECT_EQ(settled("complaint").why.back().id, "obligation.done_late");
  EXPECT_EQ(settled("cnil_notification@ccas").state, DeadlineState::overdue) << "another legal person";
}

TEST_F(Acts, EverythingIsReversibleAndNothingIsForgotten) {
  ASSERT_TRUE(note_not_applicable(store, all[0], "aucune donnée sur ce serveur", words, "Léa"));
  EXPECT_EQ(settled("cnil_notification").state, DeadlineState::not_required);
  EXPECT_EQ(settled("cnil_notification").due, std::nullopt);
  ASSERT_TRUE(settled("cnil_notification").waiver);
  EXPECT_EQ(settled("cnil_notification").waiver->by, "Léa");
  const std::vector<Deadline> in_sight = waived({settled("cnil_notification")});
  ASSERT_EQ(in_sight.size(), 1U) << "it stays on the board";
  ASSERT_TRUE(reopen(store, all[0], "une sauvegarde en contenait", words, "Le maire"));
  EXPECT_EQ(settled("cnil_notification").state, DeadlineState::overdue);
  EXPECT_TRUE(waived({settled("cnil_notification")}).empty());
  ASSERT_TRUE(note_done(store, all[0], {kNow, {}, {}}, kNow, words));
  EXPECT_EQ(settled("cnil_notification").state, DeadlineState::met);
  EXPECT_EQ(entries_of(store)->size(), 3U);
}

TEST_F(Acts, NothingIsTickedTwiceAheadOfTimeOrWithoutAReason) {
  EXPECT_EQ(note_done(store, all[0], {in_hours(1), {}, {}}, kNow, words).error().id, "obligation.in_future");
  EXPECT_EQ(note_not_applicable(store, all[0], "", words).error().id, "obligation.no_reason");
  EXPECT_EQ(reopen(store, all[0], "erreur", words).error().id, "obligation.not_closed");
  EXPECT_EQ(switch_rules(store, "nis2", true, "").error().id, "obligation.no_reason");
  ASSERT_TRUE(note_done(store, all[0], {kNow, {}, {}}, kNow, words));
  EXPECT_EQ(note_done(store, all[0], {kNow, {}, {}}, kNow, words).error().id, "obligation.already_done");
  EXPECT_EQ(note_not_applicable(store, all[0], "erreur", words).error().id, "obligation.already_done");
}

TEST_F(Acts, OneComplaintServesBothAndReopeningOneSaysSo) {
  all.push_back({.id = "complaint_insurance", .ref = "complaint_insurance"});
  all.back().met_with = "complaint";
  ASSERT_TRUE(note_done(store, all[2], {kNow, "PV 4411", {}}, kNow, words));
  EXPECT_EQ(settled("complaint_insurance").state, DeadlineState::met);
  EXPECT_EQ(settled("complaint_insurance").receipt->reference, "PV 4411");
  ASSERT_TRUE(note_done(store, all[3], {kNow, {}, {}}, kNow, words));
  ASSERT_TRUE(reopen(store, all[3], "plainte d’un autre", words));
  EXPECT_NE(settled("complaint_insurance").state, DeadlineState::met);
}

TEST_F(Acts, RulesAreSwitchedOnAndOff) {
  ASSERT_TRUE(switch_rules(store, "nis2", true, "la loi est publiée"));
  EXPECT_TRUE(acts_of(*entries_of(store)).switched_on.contains("nis2"));
  ASSERT_TRUE(switch_rules(store, "nis2", false, "elle ne nous vise pas"));
  EXPECT_FALSE(acts_of(*entries_of(store)).switched_on.contains("nis2"));
}

TEST_F(Acts, ANameMeansOneDeadlineOrIsRefused) {
  EXPECT_EQ((*named(all, "cnil_notification", base::Language::french))->ref, "cnil_notification");
  EXPECT_EQ((*named(all, "cnil_notification@ccas", base::Language::french))->ref, "cnil_notification@ccas");
  EXPECT_EQ(named(all, "impots", base::Language::french).error().id, "obligation.unknown");
  all[0].title = {"Notification à la CNIL", "Notification to the CNIL"};
  EXPECT_EQ((*named(all, "notification a la CNIL", base::Language::french))->ref, all[0].ref);
  const base::Error near = named(all, "notifications", base::Language::french).error();
  EXPECT_EQ(std::get<std::string>(*base::find_argument(near.arguments, "near")),
            "cnil_notification (Notification à la CNIL), cnil_notification@ccas (Notifier)");
  std::vector<Deadline> births(2);
  births[0] = {.id = "birth_declaration", .ref = "birth_declaration#1"};
  births[1] = {.id = "birth_declaration", .ref = "birth_declaration#2"};
  EXPECT_EQ(named(births, "birth_declaration", base::Language::french).error().id, "obligation.several");
  births.pop_back();
  EXPECT_EQ((*named(births, "birth_declaration", base::Language::french))->ref, "birth_declaration#1");
}

}  // namespace
}  // namespace beffroi::response::obligations
