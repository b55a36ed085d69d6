// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/first_hour.h"

#include "response/first_hour/answering_for_tests.h"
#include "response/measures/measures.h"

namespace beffroi::response {
namespace {

class AnswersDeclare : public first_hour::Answering {
 protected:
  std::vector<Entry> entries() { return entries_of(store).value_or(std::vector<Entry>{}); }
  std::vector<std::string> standing() {
    std::vector<std::string> events;
    for (const Declaration& one : declarations_of(entries()))
      if (!one.withdrawn) events.push_back(one.current().event + " " + one.current().state);
    return events;
  }
};

TEST_F(AnswersDeclare, WhatWasSeenAndWhenIsDeclaredWithoutSayingItTwice) {
  give("seen", "ransom_note, services_down");
  give("when", "22/11 23:40");
  give("personal_data", "?");
  EXPECT_EQ(standing(), (std::vector<std::string>{"ransom_note yes", "attack_known "}));
  const auto answers = answers_of(entries());
  ASSERT_EQ(answers.size(), 1U) << "knowing since when does not say what it was";
  EXPECT_EQ(answers[0].question, "incident");
  EXPECT_EQ(answers[0].citation.by, "Camille");
}

TEST_F(AnswersDeclare, ACorrectedAnswerWithdrawsWhatItNoLongerSays) {
  give("seen", "ransom_note, unreadable_files");
  give("seen", "unreadable_files");
  EXPECT_EQ(standing(), std::vector<std::string>{"files_unreadable "});
  give("seen", "ransom_note");
  EXPECT_EQ(standing(), std::vector<std::string>{"ransom_note yes"});
}

TEST_F(AnswersDeclare, ACorrectedTimeNeverLengthensAClock) {
  give("when", "22/11 22:00");
  give("when", "23/11 01:00");
  const auto known = declarations_of(entries());
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].statements.size(), 2U);
  EXPECT_EQ(known[0].earliest(), *base::parse_rfc3339("2026-11-22T21:00:00Z"));
}

TEST_F(AnswersDeclare, ASlipThatWasCorrectedIsWithdrawnByAPersonWithAReason) {
  give("when", "22/11/2025 23:40");
  const std::uint64_t slip = entries().back().seq;
  give("when", "22/11/2026 23:40");
  EXPECT_EQ(withdraw_declaration(store, slip, "année mal tapée").error().id, "answer.unsigned");
  ASSERT_TRUE(withdraw_declaration(store, slip, "année mal tapée", "Mme Petit"));
  const auto known = declarations_of(entries());
  ASSERT_EQ(known.size(), 1U);
  EXPECT_FALSE(known[0].withdrawn);
  EXPECT_EQ(known[0].earliest(), *base::parse_rfc3339("2026-11-22T22:40:00Z"));
  EXPECT_EQ(known[0].statements.size(), 2U) << "it stays in the journal";
}

TEST_F(AnswersDeclare, AnAnswerIsCorrectedByAnsweringAgainOnly) {
  give("seen", "ransom_note");
  const auto refused = withdraw_declaration(store, entries().back().seq, "faux");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "declaration.is_an_answer");
}

TEST_F(AnswersDeclare, InternetSaidToBeCutIsAMeasureThatIsDone) {
  give("network", "internet_cut, machines_on");
  const auto done = measures::state_of(entries());
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].id, "cut_internet");
  EXPECT_EQ(done[0].step, measures::Step::done);
  EXPECT_EQ(done[0].deeds.front().by, "Camille");
  give("network", "internet_cut, internet_on");
  EXPECT_TRUE(measures::state_of(entries()).empty()) << "cut in one building only";
  ASSERT_TRUE(measures::note_step(store, {.measure = "cut_internet", .title = "Couper"}, measures::Step::decided, "Le maire"));
  give("network", "internet_cut");
  const auto later = measures::state_of(entries());
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].step, measures::Step::done) << "what was answered after the decision counts";
  EXPECT_EQ(later[0].deeds.size(), 2U);
}

}  // namespace
}  // namespace beffroi::response
