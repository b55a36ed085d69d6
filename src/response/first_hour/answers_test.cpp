// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/answers.h"

#include <gtest/gtest.h>

#include "response/first_hour/answer_file.h"
#include "response/first_hour/answering_for_tests.h"
#include "response/first_hour/meant.h"

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

TEST_F(Answers, AnHourThatSomebodySignsToBeASlipNoLongerCountsAndStaysVisible) {
  give("when", "2025-11-22 23:40");
  const std::uint64_t slip = state().find("when")->seq;
  EXPECT_EQ(set_aside(store, state(), "when", slip, "année mal tapée", "Mme Petit").error().id, "answer.still_holds");
  give("when", "2026-11-22 23:40");
  EXPECT_EQ(state().earliest("when"), at("2025-11-22T22:40:00Z")) << "a correction alone lengthens nothing";
  EXPECT_EQ(set_aside(store, state(), "when", slip, "", "Mme Petit").error().id, "answer.no_reason");
  EXPECT_EQ(set_aside(store, state(), "when", slip, "année mal tapée", "").error().id, "answer.unsigned");
  ASSERT_TRUE(set_aside(store, state(), "when", slip, "année mal tapée", "Mme Petit"));
  const State now = state();
  EXPECT_EQ(now.earliest("when"), at("2026-11-22T22:40:00Z"));
  ASSERT_NE(now.last_set_aside("when"), nullptr);
  EXPECT_EQ(now.last_set_aside("when")->set_aside->by, "Mme Petit");
  EXPECT_EQ(now.answers.find("when")->second.size(), 2U);
}

TEST_F(Answers, AnHourOfAnotherMonthIsFarFromTheFirstHour) {
  EXPECT_EQ(state().days_off(at("2026-11-20T01:00:00Z"), kNow), std::nullopt) << "a week-end";
  EXPECT_EQ(state().days_off(at("2026-10-24T01:00:00Z"), kNow), 30);
  ASSERT_TRUE(open_first_hour(store, false));
  EXPECT_EQ(state().days_off(at("2026-11-22T01:00:00Z"), at("2026-12-23T01:00:00Z")), std::nullopt)
      << "corrected a month after the case was opened";
}

TEST_F(Answers, NumbersNeedNoCommas) {
  const std::vector<std::string> first_and_third{"ransom_note", "services_down"};
  for (const std::string_view typed : {"1 3", "3 et 1", "1,3", "1 ; 3", "1 + 3"}) {
    const auto answer = read("seen", typed);
    ASSERT_TRUE(answer) << typed;
    EXPECT_EQ(answer->chosen, first_and_third) << typed;
  }
  EXPECT_EQ(read("backups", "1 3").error().id, "answer.only_one");
}

TEST_F(Answers, ANumberAloneIsNoNameOfAMachine) {
  EXPECT_EQ(read("machines", "1").error().id, "answer.bare_number");
  EXPECT_EQ(read("town", "1, 3").error().id, "answer.bare_number");
  EXPECT_TRUE(read("machines", "12 postes"));
  EXPECT_TRUE(read("people", "06 12 34 56 78"));
  EXPECT_FALSE(read("machines", "je sait pas")->known);
}

std::string meant(const Question& question, std::string_view typed) {
  std::string ids;
  for (const Option* option : options_meant(question, typed)) ids += option->id + " ";
  return ids;
}

TEST_F(Answers, WordsThatAreNearlyThoseOfAnOptionMeanItAndAWordOfNoOptionMeansNone) {
  EXPECT_EQ(meant(question("seen"), "un message de rancon et fichiers bizares"), "ransom_note unreadable_files ");
  EXPECT_EQ(meant(question("personal_data"), "oui les listes electorale"), "yes ");
  EXPECT_EQ(meant(question("backups"), "j ai debranché la box"), "");
  EXPECT_EQ(meant(question("network"), "j ai debranché la box"), "internet_cut ");
  EXPECT_EQ(meant(question("seen"), "écran noir"), "");
  EXPECT_EQ(meant(question("backups"), "touchées et branchées"), "") << "one answer is asked for";
}

TEST_F(Answers, AFileOfAnswersTakesTheWordsOfTheScreen) {
  const auto file = read_answer_file(
      "commune: Saint-Mard (80)\nvu: [Message de rançon, Des fichiers illisibles ou renommés]\nDonnées personnelles: "
      "oui\nréseau: internet_coupé\n",
      "reponses.yaml", all, kNow, words.zone());
  ASSERT_TRUE(file) << file.error().id;
  EXPECT_TRUE(file->refused.empty());
  ASSERT_EQ(file->answers.size(), 4U);
  EXPECT_EQ(file->answers[1].chosen, (std::vector<std::string>{"ransom_note", "unreadable_files"}));
  EXPECT_EQ(file->answers[2].chosen, std::vector<std::string>{"internet_cut"});
  EXPECT_EQ(file->answers[3].chosen, std::vector<std::string>{"yes"});
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
