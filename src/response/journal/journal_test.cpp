// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/journal/notes.h"
#include "response/journal/shifts.h"

namespace beffroi::response {
namespace {

class JournalTest : public testing::Test {
 protected:
  JournalTest() : store_(*casefile::Case::open_or_create(folder_.path() / "case", {.actor = "Camille"})) {}

  void write(std::string text) { EXPECT_TRUE(add_note(store_, {.text = std::move(text)})); }
  std::vector<Entry> entries() { return *entries_of(store_); }

  casefile::TemporaryFolder folder_;
  casefile::Case store_;
};

TEST_F(JournalTest, AnEmptyLineIsRefused) {
  const auto refused = add_note(store_, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "journal.empty_note");
}

TEST_F(JournalTest, AFactAndADecisionAreTwoKinds) {
  write("le prestataire arrive");
  EXPECT_TRUE(add_note(store_, {.decision = true, .text = "tout couper"}));
  EXPECT_EQ(entries()[0].kind, "note.fact");
  EXPECT_EQ(entries()[1].kind, "note.decision");
}

TEST_F(JournalTest, APointTellsWhatIsNewSinceTheOneBefore) {
  write("un");
  write("deux");
  SituationPoint point = next_point(entries(), {1});
  EXPECT_EQ(point.number, 1);
  EXPECT_EQ(point.changed.size(), 2U);
  point.said = {{"Qui est entré ?", "par\noù"}, {}, {"prévenir l’assureur"}};
  ASSERT_TRUE(take_point(store_, point, "La DGS"));
  write("trois");
  const SituationPoint next = next_point(entries(), {2});
  EXPECT_EQ(next.number, 2);
  EXPECT_EQ(next.since, entries()[2].utc);
  ASSERT_EQ(next.changed.size(), 1U);
  EXPECT_EQ(next.changed[0].text("text"), "trois");
  const auto last = last_point(entries());
  ASSERT_TRUE(last);
  EXPECT_EQ(last->by, "La DGS");
  EXPECT_EQ(last->changed.size(), 2U);
  EXPECT_EQ(last->said.unknown, (std::vector<std::string>{"Qui est entré ?", "par où"}));
  EXPECT_EQ(last->said.open.size(), 1U);
}

TEST_F(JournalTest, AHandoverNeedsSomebodyWhoTakesOver) {
  EXPECT_FALSE(hand_over(store_, {}));
  ASSERT_TRUE(hand_over(store_, {.to = "M. Petit", .text = "le pare-feu reste fermé"}));
  EXPECT_EQ(last_handover(entries())->from, "Camille");
  EXPECT_EQ(last_handover(entries())->to, "M. Petit");
}

TEST_F(JournalTest, TooMuchToSayIsCutNotLost) {
  SituationPoint point = next_point(entries(), {1});
  point.said.unknown.assign(10'000, std::string(500, 'x'));
  ASSERT_TRUE(take_point(store_, point));
  EXPECT_LE(last_point(entries())->said.unknown.size(), kMaxSaid);
}

}  // namespace
}  // namespace beffroi::response
