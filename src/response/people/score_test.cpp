// SPDX-License-Identifier: EUPL-1.2
#include "response/people/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response::people {
namespace {

Score scored(Hundredths context, Hundredths identification, std::array<Hundredths, 4> breach) {
  Score score;
  const std::array<Hundredths, kInputs> values = {context, identification, breach[0], breach[1], breach[2], breach[3]};
  for (std::size_t i = 0; i < kInputs; ++i) {
    score.steps[i].input = static_cast<Input>(i);
    score.steps[i].value = score.steps[i].at_most = score.steps[i].computed = values[i];
  }
  return score;
}

TEST(EnisaScore, WorkedExamplesOfTheFacts) {
  // Payroll and bank details of staff, published by a gang, systems restored in three weeks.
  const Score payroll = scored(300, 100, {50, 0, 25, 50});
  EXPECT_EQ(payroll.breach(), 125);
  EXPECT_EQ(payroll.se(), 425);
  EXPECT_EQ(level_of(payroll.se()), Level::very_high);
  // Files of the CCAS: health, social situation.
  EXPECT_EQ(scored(400, 100, {50, 0, 25, 50}).se(), 525);
  // List of cemetery concessions within reach of a burglar of the network, without trace of a copy.
  const Score cemetery = scored(100, 75, {0, 0, 25, 50});
  EXPECT_EQ(cemetery.se(), 150);
  EXPECT_EQ(level_of(cemetery.se()), Level::low);
}

TEST(EnisaScore, RangesFromAQuarterToSix) {
  EXPECT_EQ(scored(100, 25, {0, 0, 0, 0}).se(), 25);
  EXPECT_EQ(scored(400, 100, {50, 50, 50, 50}).se(), 600);
}

TEST(EnisaScore, BandsBeginAtTheirThreshold) {
  const std::vector<std::pair<Hundredths, Level>> table = {
      {0, Level::low},    {199, Level::low},  {200, Level::medium},    {299, Level::medium},
      {300, Level::high}, {399, Level::high}, {400, Level::very_high}, {600, Level::very_high}};
  for (const auto& [se, level] : table) EXPECT_EQ(level_of(se), level) << se;
}

TEST(EnisaScore, NearAThresholdIsSaidWithinAQuarter) {
  EXPECT_EQ(near_threshold(174), std::nullopt);
  EXPECT_EQ(near_threshold(175), 200);
  EXPECT_EQ(near_threshold(199), 200);
  EXPECT_EQ(near_threshold(225), 200);
  EXPECT_EQ(near_threshold(226), std::nullopt);
  EXPECT_EQ(near_threshold(300), 300);
  EXPECT_EQ(near_threshold(425), 400);
}

TEST(EnisaScore, NumbersAreReadAsPeopleTypeThem) {
  const std::vector<std::pair<std::string, Hundredths>> table = {
      {"3", 300}, {"0,5", 50}, {"0.75", 75}, {"4.25", 425}, {"0", 0}};
  for (const auto& [text, value] : table) EXPECT_EQ(hundredths_of(text), value) << text;
  for (const char* text : {"", "-0.5", "1.", ".5", "0.755", "un", "1e2", "0.-5", "99999"})
    EXPECT_FALSE(hundredths_of(text)) << text;
}

class ScoreLog : public testing::Test {
 protected:
  base::Result<Entry> say(std::string_view input, std::string_view value, std::string_view because = "vu",
                          std::string_view by = "Léa") {
    return override_input(store, "paie", "Paie", input, value, because, by);
  }
  Score now() {
    Score score = scored(300, 100, {0, 0, 25, 50});
    apply(score, words_of(*entries_of(store)), "paie");
    return score;
  }

  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
};

TEST_F(ScoreLog, AFigureIsChangedByANamedPersonWithAReasonAndGivenBack) {
  EXPECT_EQ(say("ei", "0.5", "vu", "").error().id, "people.by_whom");
  EXPECT_EQ(say("ei", "0.5", "").error().id, "people.no_reason");
  EXPECT_EQ(say("ei", "0.6").error().id, "people.value");
  EXPECT_EQ(say("nuance", "1").error().id, "people.no_such_input");
  EXPECT_EQ(say("malicious", "0.25").error().id, "people.value") << "malice has no half";
  ASSERT_TRUE(say("ei", "0,5", "noms seuls"));
  Score score = now();
  EXPECT_EQ(score.se(), 225);
  EXPECT_EQ(score.step(Input::identification).computed, 100) << "what was computed stays visible";
  EXPECT_EQ(score.step(Input::identification).overridden->because, "noms seuls");
  ASSERT_TRUE(say("ei", "auto", "le fichier a aussi les adresses"));
  EXPECT_EQ(now().se(), 375);
  EXPECT_FALSE(now().step(Input::identification).overridden);
  EXPECT_EQ(words_of(*entries_of(store)).front().history.size(), 2U) << "the history is kept";
}

TEST_F(ScoreLog, AnEntryThatNobodyCouldHaveWrittenChangesNothing) {
  ASSERT_TRUE(note(store, "people.scored", "paie", {{"input", std::string("ei")}, {"value", std::string("7")}}));
  ASSERT_TRUE(note(store, "people.scored", "autre", {{"input", std::string("dpc")}, {"value", std::string("1")}}));
  EXPECT_EQ(now().se(), 375);
}

}  // namespace
}  // namespace beffroi::response::people
