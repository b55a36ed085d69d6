// SPDX-License-Identifier: EUPL-1.2
#include "town/near.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace beffroi::town {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<Called> kThings = {
    {"canteen", {"Restauration scolaire : présence, menus", "School canteen"}},
    {"births", {"État civil : naissances", "Civil status: births"}},
    {"deaths", {"État civil : décès", "Civil status: deaths"}},
    {"mail", {"Messagerie", "E-mail"}},
};

TEST(NearNames, AreThoseCalledByAllTheWords) {
  EXPECT_THAT(near_names("Etat civil", kThings), ElementsAre("births", "deaths"));
  EXPECT_THAT(near_names("l’état civil des décès", kThings), ElementsAre("deaths"));
  EXPECT_THAT(near_names("restauration", kThings), ElementsAre("canteen"));
}

TEST(NearNames, AreFoundThroughTypingErrorsAndBeginnings) {
  EXPECT_THAT(near_names("mesagerie", kThings), ElementsAre("mail"));
  EXPECT_THAT(near_names("naissence", kThings), ElementsAre("births"));
  EXPECT_THAT(near_names("mess", kThings), ElementsAre("mail"));
  EXPECT_THAT(near_names("emaill", kThings), ElementsAre("mail")) << "near as a whole";
}

TEST(NearNames, AreNoneForWhatNothingIsCalled) {
  EXPECT_THAT(near_names("fanfare", kThings), IsEmpty());
  EXPECT_THAT(near_names("", kThings), IsEmpty());
  EXPECT_THAT(near_names("?", kThings), IsEmpty());
  EXPECT_THAT(near_names(std::string(100'000, 'm'), kThings), IsEmpty());
}

TEST(NearNames, AreFewAndEachOnce) {
  std::vector<Called> many(40, {"mail", {"Messagerie"}});
  EXPECT_THAT(near_names("messagerie", many), ElementsAre("mail"));
  for (std::size_t i = 0; i < many.size(); ++i) many[i].typed += std::to_string(i);
  EXPECT_EQ(near_names("messagerie", many).size(), kMostNear);
}

TEST(NearNames, AreReadWithTheFirstNameOfEach) {
  EXPECT_EQ(near_text("état civil", kThings), "births (État civil : naissances), deaths (État civil : décès)");
  EXPECT_EQ(near_text("mial", std::vector<Called>{{"mail", {}}}), "mail");
  EXPECT_EQ(near_text("fanfare", kThings), "");
}

TEST(WordsInName, LeaveArticlesOut) { EXPECT_THAT(words_in_name("La mairie de l’annexe"), ElementsAre("mairie", "annexe")); }

}  // namespace
}  // namespace beffroi::town
