// SPDX-License-Identifier: EUPL-1.2
#include "engine/on_file.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "engine/notices.h"
#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"

namespace beffroi::engine {
namespace {

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

class OnFile : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(response::first_hour::open_first_hour(store, false, "Camille")); }
  void answer(std::string_view question, std::vector<std::string> chosen) {
    const auto questions = *response::first_hour::questions();
    const response::first_hour::Answer given{
        .question = std::string(question), .known = true, .chosen = std::move(chosen), .text = {}, .at = std::nullopt};
    const auto* asked = response::first_hour::find_question(questions, question);
    ASSERT_TRUE(asked);
    const auto state = response::first_hour::state_of(*response::entries_of(store));
    ASSERT_TRUE(response::first_hour::give_answer(store, state, *asked, given, words, "Camille"));
  }
  Situation situation() { return *situation_of(store, words, kNow); }
  response::notices::Facts facts() { return facts_of(situation(), words); }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

TEST_F(OnFile, AWarningFromOutsideIsAloneUntilSomebodySeesSomething) {
  EXPECT_FALSE(is_alert_alone(situation())) << "nobody said anything";
  answer("seen", {"authority_alert"});
  EXPECT_TRUE(is_alert_alone(situation()));
  EXPECT_TRUE(facts().alert_only);
  ASSERT_TRUE(response::declare(store, {.event = "intruder_seen"}, "Camille"));
  EXPECT_FALSE(is_alert_alone(situation()));
}

TEST_F(OnFile, AWarningBesideASymptomIsNotAlone) {
  answer("seen", {"services_down", "authority_alert"});
  EXPECT_FALSE(is_alert_alone(situation()));
}

TEST_F(OnFile, ProgramsThatStoppedAreStoppedAndNotCutOffAsAPrecaution) {
  EXPECT_FALSE(facts().tools_stopped);
  answer("seen", {"services_down"});
  EXPECT_TRUE(facts().tools_stopped);
  EXPECT_FALSE(facts().tools_off);
  answer("network", {"internet_cut"});
  EXPECT_TRUE(facts().tools_off) << "people noted that they cut it";
}

TEST_F(OnFile, EncryptedFilesStopWhatNeedsThem) {
  ASSERT_TRUE(response::declare(store, {.event = "files_encrypted", .state = "no"}, "Camille"));
  EXPECT_FALSE(facts().tools_stopped);
  ASSERT_TRUE(response::declare(store, {.event = "files_encrypted", .state = "yes"}, "Camille"));
  EXPECT_TRUE(facts().tools_stopped);
}

TEST_F(OnFile, PublishedDataAreNoPersonalDataBeforeSomebodySaysSo) {
  ASSERT_TRUE(response::declare(store, {.event = "data_published"}, "Camille"));
  EXPECT_TRUE(facts().data_published);
  EXPECT_FALSE(facts().data_declared);
  ASSERT_TRUE(response::declare(store, {.event = "personal_data_concerned", .state = "yes"}, "Camille"));
  EXPECT_TRUE(facts().data_declared);
}

}  // namespace
}  // namespace beffroi::engine
