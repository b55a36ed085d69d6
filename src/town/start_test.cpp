// SPDX-License-Identifier: EUPL-1.2
#include "town/start.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "town/read.h"
#include "town/write.h"

namespace beffroi::town {
namespace {

using testing::ElementsAre;

const base::Catalogue& words() {
  static const base::Catalogue catalogue = [] {
    auto loaded = base::Catalogue::load(base::Language::french).value();
    loaded.set_strict();
    return loaded;
  }();
  return catalogue;
}

std::vector<std::string> asked_of(Town& town, const std::map<std::string, std::string>& answers) {
  std::vector<std::string> asked;
  Interview interview(town);
  while (!interview.question().empty()) {
    const std::string question(interview.question());
    EXPECT_FALSE(words().text("town.question." + question).empty());
    asked.push_back(question);
    const auto answer = answers.find(question);
    EXPECT_TRUE(interview.answer(answer == answers.end() ? "je ne sais pas" : answer->second));
  }
  return asked;
}

TEST(Interview, EverythingMayStayOpen) {
  Town town;
  town.kind = BodyKind::commune;
  EXPECT_THAT(asked_of(town, {}),
              ElementsAre("name", "insee", "population", "insurance", "decider", "provider", "offline_backup"));
  EXPECT_EQ(town, Town{.kind = BodyKind::commune});
}

TEST(Interview, AnswersOpenFurtherQuestions) {
  Town town;
  town.kind = BodyKind::commune;
  const auto asked = asked_of(town, {{"name", " Isbergues "},
                                     {"insee", "2a004"},
                                     {"population", "environ 8 900 habitants"},
                                     {"insurance", "Oui"},
                                     {"insurer", "Assureur"},
                                     {"decider", "Claire, DGS"},
                                     {"decider_phone", "06 00 00 00 00"},
                                     {"provider", "Société d’infogérance"},
                                     {"offline_backup", "oui"}});
  EXPECT_THAT(asked, ElementsAre("name", "insee", "population", "insurance", "insurer", "insurer_phone", "decider",
                                 "decider_phone", "provider", "provider_phone", "offline_backup"));
  EXPECT_EQ(town.name, "Isbergues");
  EXPECT_EQ(town.insee, "2A004");
  EXPECT_EQ(town.population, 8'900);
  EXPECT_EQ(town.cyber_insurance.held, Answer::yes);
  EXPECT_EQ(town.contacts.at(0).night_phone, "06 00 00 00 00");
  EXPECT_EQ(town.contacts.at(0).decides, Answer::yes);
  EXPECT_EQ(town.providers.at(0).id, "societe_d_infogerance");
  EXPECT_EQ(town.backups.at(0).offline, Answer::yes);
}

TEST(Interview, WhatIsKnownIsNotAsked) {
  Town town{.name = "A", .kind = BodyKind::epci, .population = 1};
  town.cyber_insurance.held = Answer::no;
  EXPECT_THAT(asked_of(town, {{"provider", "non"}}), ElementsAre("insee", "decider", "provider", "offline_backup"))
      << "the commune of its head office gives the department, and so whom to call";
  EXPECT_TRUE(town.providers.empty());
}

TEST(Interview, AnAnswerThatIsNotUnderstoodIsAskedAgain) {
  Town town;
  town.kind = BodyKind::commune;
  Interview interview(town);
  EXPECT_EQ(interview.answer("Is\x1b[31m").error().id, "town.control_character");
  EXPECT_EQ(interview.answer(std::string(5'000, 'a')).error().id, "town.too_long");
  ASSERT_TRUE(interview.answer("Isbergues"));
  EXPECT_EQ(interview.answer("623300").error().id, "town.not_insee");
  EXPECT_EQ(interview.question(), "insee");
  ASSERT_TRUE(interview.answer("?"));
  EXPECT_EQ(interview.answer("beaucoup").error().id, "town.not_number");
  EXPECT_EQ(interview.answer("-3").error().id, "town.not_number");
  EXPECT_EQ(interview.answer("habitants").error().id, "town.not_number");
  ASSERT_TRUE(interview.answer(""));
  EXPECT_EQ(interview.answer("peut-être").error().id, "town.unknown_word");
}

TEST(Start, ATownBeginsWithItselfItsTownHallAndTheUsualServices) {
  Town town{.name = "Isbergues", .kind = BodyKind::commune, .insee = "62473", .population = 8'900};
  add_usual(town, words());
  EXPECT_EQ(town.legal_persons.at(0).id, "commune");
  EXPECT_EQ(town.sites.at(0).kind, SiteKind::town_hall);
  EXPECT_GE(town.services.size(), 38U);
  EXPECT_EQ(town.services.at(0).name, "État civil\u00A0: naissances");
  const Town before = town;
  add_usual(town, words());
  EXPECT_EQ(town, before) << "what a town has is not added to";
  const auto reading = read(write(town, words()), "town.yaml").value();
  EXPECT_TRUE(reading.problems.empty());
  EXPECT_EQ(reading.town, town);
}

TEST(Start, ACcasHasAHeadOfficeAndNoTownHall) {
  Town town{.kind = BodyKind::ccas};
  add_usual(town, words());
  ASSERT_EQ(town.sites.size(), 1U);
  EXPECT_EQ(town.sites.at(0).name, "Siège");
  EXPECT_EQ(town.sites.at(0).kind, SiteKind::other);
  EXPECT_EQ(town.legal_persons.at(0).kind, BodyKind::ccas);
}

TEST(Start, ADepartmentBeginsWithChildProtectionAndIsReadBack) {
  Town town{.name = "Département de l’Essai", .kind = BodyKind::department, .insee = "80021", .population = 560'000};
  add_usual(town, words());
  const auto first = std::ranges::find(town.services, "child_protection", &Service::id);
  const auto later = std::ranges::find(town.services, "payroll", &Service::id);
  ASSERT_NE(first, town.services.end());
  EXPECT_LT(first, later) << "what cannot wait stands first";
  const auto reading = read(write(town, words()), "town.yaml").value();
  EXPECT_TRUE(reading.problems.empty());
  EXPECT_EQ(reading.town, town);
}

}  // namespace
}  // namespace beffroi::town
