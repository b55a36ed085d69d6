// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/answers.h"

#include <gtest/gtest.h>

#include "response/first_hour/answer_file.h"
#include "response/first_hour/answering_for_tests.h"

namespace beffroi::response::first_hour {
namespace {

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

using Answers = Answering;

TEST_F(Answers, TheProgramAsksAtMostTenQuestionsAndCarriesAllThatNightsNeed) {
  EXPECT_LE(all.size(), kMaxQuestions);
  for (const std::string_view id :
       {"seen", "when", "machines", "backups", "network", "vital", "personal_data", "insurance", "people", "town"})
    EXPECT_NE(find_question(all, id), nullptr) << id;
}

TEST_F(Answers, IDoNotKnowIsAnAnswerToEveryQuestionHoweverItIsTyped) {
  for (const Question& one : all) {
    for (const std::string_view typed :
         {"", "  ", "?", "0", "je ne sais pas", "Je ne sais pas", "inconnu", "unknown", "I don’t know"}) {
      const auto answer = read(one.id, typed);
      ASSERT_TRUE(answer) << one.id << " " << typed;
      EXPECT_FALSE(answer->known) << one.id << " " << typed;
    }
  }
}

TEST_F(Answers, OptionsAreNamedByNumberByIdOrByTheirWordsAndStandInTheOrderOfTheQuestion) {
  const auto chosen = read("seen", "mailbox, 1");
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->chosen, (std::vector<std::string>{"ransom_note", "mailbox"}));
  const auto spoken = read("personal_data", "OUI");
  ASSERT_TRUE(spoken);
  EXPECT_EQ(spoken->chosen, std::vector<std::string>{"yes"});
  EXPECT_EQ(read("insurance", "n")->chosen, std::vector<std::string>{"no"});
  EXPECT_EQ(read("insurance", "O")->chosen, std::vector<std::string>{"yes"});
  const auto with_comma = read("network", "Des machines sont allumées, mais débranchées du réseau");
  ASSERT_TRUE(with_comma);
  EXPECT_EQ(with_comma->chosen, std::vector<std::string>{"machines_isolated"});
}

TEST_F(Answers, WhatIsNoAnswerIsRefusedWithWhatWouldBe) {
  EXPECT_EQ(read("seen", "99").error().id, "answer.unknown_option");
  EXPECT_EQ(read("backups", "offline, hit").error().id, "answer.only_one");
  EXPECT_EQ(read("when", "demain matin peut-être").error().id.substr(0, 7), "moment.");
  EXPECT_EQ(read("when", "2027-01-01 10:00").error().id, "answer.in_future");
  EXPECT_EQ(read("town", std::string(kMaxAnswer + 1, 'x')).error().id, "answer.too_long");
}

TEST_F(Answers, TimesAreReadOnTheTownsClock) {
  const auto typed = read("when", "hier 23h40");
  ASSERT_TRUE(typed) << typed.error().id;
  EXPECT_EQ(typed->at, at("2026-11-22T22:40:00Z"));
}

TEST_F(Answers, ACorrectionHoldsAndTheAnswerBeforeItStaysVisible) {
  give("personal_data", "yes");
  give("personal_data", "no");
  const State now = state();
  EXPECT_TRUE(now.says("personal_data", "no"));
  EXPECT_FALSE(now.says("personal_data", "yes"));
  ASSERT_EQ(now.answers.find("personal_data")->second.size(), 2U);
  EXPECT_EQ(now.answers.find("personal_data")->second[0].words, "Oui");
  EXPECT_EQ(now.find("personal_data")->by, "Camille");
}

TEST_F(Answers, TheSameAnswerAgainWritesNothing) {
  give("backups", "offline");
  const std::size_t before = entries_of(store)->size();
  give("backups", "offline");
  EXPECT_EQ(entries_of(store)->size(), before);
}

TEST_F(Answers, TheEarliestTimeEverGivenIsKeptBesideTheOneThatHolds) {
  give("when", "2026-11-22 22:00");
  give("when", "2026-11-22 23:40");
  EXPECT_EQ(state().earliest("when"), at("2026-11-22T21:00:00Z"));
  EXPECT_EQ(state().current("when"), at("2026-11-22T22:40:00Z"));
  give("when", "?");
  EXPECT_EQ(state().earliest("when"), at("2026-11-22T21:00:00Z")) << "forgetting lengthens nothing";
  EXPECT_EQ(state().current("when"), std::nullopt);
}

TEST_F(Answers, AMarkOfExerciseStaysForGood) {
  ASSERT_TRUE(open_first_hour(store, false));
  EXPECT_FALSE(state().exercise);
  ASSERT_TRUE(open_first_hour(store, true));
  ASSERT_TRUE(open_first_hour(store, false));
  EXPECT_TRUE(state().exercise);
  EXPECT_EQ(state().opened, kNow);
}

TEST_F(Answers, HostileWordsComeBackAsTheyWereTyped) {
  const std::string typed = "<script>alert(1)</script> \"; DROP TABLE \x1b[31m — 62";
  give("town", typed);
  EXPECT_EQ(state().text("town"), typed);
}

TEST_F(Answers, AnEmptyFileIsValidAndOneBadAnswerCostsNoOther) {
  const auto empty = read_answer_file("", "reponses.yaml", all, kNow, words.zone());
  ASSERT_TRUE(empty) << empty.error().id;
  EXPECT_TRUE(empty->answers.empty());
  const auto file = read_answer_file(
      "seen: [ransom_note, services_down]\nwhen: 2026-11-22 23:40\nbackups: perdu\ncouleur: bleu\npersonal_data: yes\nvital:\n",
      "reponses.yaml", all, kNow, words.zone());
  ASSERT_TRUE(file) << file.error().id;
  ASSERT_EQ(file->answers.size(), 4U);
  EXPECT_EQ(file->answers[0].question, "seen");
  ASSERT_EQ(file->refused.size(), 2U);
  EXPECT_EQ(file->refused[0].id, "answer.unknown_option");
  EXPECT_EQ(file->refused[0].where.line, 3U);
  EXPECT_EQ(file->refused[1].id, "answer.unknown_question");
  EXPECT_EQ(file->refused[1].where.line, 4U);
}

TEST_F(Answers, AFileThatIsNoMappingIsRefusedWhole) {
  EXPECT_EQ(read_answer_file("- seen\n- when\n", "x", all, kNow, words.zone()).error().id, "answer.not_a_mapping");
  EXPECT_EQ(read_answer_file("seen: [1, 2\n", "x", all, kNow, words.zone()).error().id, "yaml.syntax");
  const auto nested = read_answer_file("seen: {a: b}\nwhen: [[x]]\n", "x", all, kNow, words.zone());
  ASSERT_TRUE(nested);
  EXPECT_EQ(nested->refused.size(), 2U);
}

}  // namespace
}  // namespace beffroi::response::first_hour
