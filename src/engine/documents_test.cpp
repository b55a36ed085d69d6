// SPDX-License-Identifier: EUPL-1.2
#include "engine/documents.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <fstream>

#include "casefile/temporary_folder_for_tests.h"
#include "engine/pdf.h"
#include "response/declarations/declarations.h"
#include "response/promises/promises.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

base::Timestamp minutes_later(std::int64_t minutes) { return {kNow.nanoseconds + minutes * 60 * base::kNanosecondsPerSecond}; }

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Documents : public testing::Test {
 protected:
  Refreshed refresh(base::Timestamp now) {
    auto refreshed = refresh_documents(store, words, now);
    EXPECT_TRUE(refreshed) << refreshed.error().id;
    return *std::move(refreshed);
  }
  void start() { ASSERT_TRUE(response::first_hour::open_first_hour(store, false, "Camille")); }
  void saw(std::string_view option) {
    give({.question = "seen", .known = true, .chosen = {std::string(option)}, .text = {}, .at = std::nullopt});
  }
  void tell(std::string_view question, std::string_view text) {
    give({.question = std::string(question), .known = true, .chosen = {}, .text = std::string(text), .at = std::nullopt});
  }
  void give(const response::first_hour::Answer& answer) {
    const auto questions = *response::first_hour::questions();
    const auto* asked = response::first_hour::find_question(questions, answer.question);
    const auto state = response::first_hour::state_of(*response::entries_of(store));
    ASSERT_TRUE(response::first_hour::give_answer(store, state, *asked, answer, words, "Camille"));
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

/// The sheets of the first hour have numbers below ten.
std::size_t first_hour_pages(const Refreshed& refreshed) {
  const auto of_first_hour = [](const fs::path& page) { return page.filename().string().starts_with('0'); };
  return static_cast<std::size_t>(std::ranges::count_if(refreshed.pages, of_first_hour));
}

TEST_F(Documents, ACaseWithoutAFirstHourHasABoardAndNoneOfItsSheets) {
  const Refreshed refreshed = refresh(kNow);
  EXPECT_TRUE(fs::exists(refreshed.board_page));
  EXPECT_EQ(first_hour_pages(refreshed), 0U);
  EXPECT_TRUE(refreshed.board.deadlines.empty());
}

TEST_F(Documents, AFirstHourWithoutAnyAnswerPrintsThePrudentSheets) {
  start();
  const Refreshed refreshed = refresh(kNow);
  EXPECT_EQ(first_hour_pages(refreshed), 7U);
  EXPECT_EQ(refreshed.board.unanswered.size(), 10U);
  EXPECT_NE(contents_of(refreshed.pages[0]).find("On ne sait pas encore ce que c’est"), std::string::npos);
}

TEST_F(Documents, APageWhoseWordsDidNotChangeKeepsTheHourAtWhichItWasWritten) {
  start();
  const Refreshed first = refresh(kNow);
  const std::string poster = contents_of(first.pages[2]), order = contents_of(first.pages[0]),
                    board = contents_of(first.board_page);
  saw("ransom_note");
  const Refreshed second = refresh(minutes_later(10));
  EXPECT_EQ(contents_of(second.pages[2]), poster);
  EXPECT_NE(contents_of(second.pages[0]), order);
  EXPECT_NE(contents_of(second.board_page), board);
}

TEST_F(Documents, APdfNeverOutlivesThePageItWasMadeFrom) {
  start();
  const Refreshed first = refresh(kNow);
  const fs::path pdf = fs::path(first.pages[0]).replace_extension(".pdf");
  std::ofstream(pdf) << "%PDF";
  EXPECT_EQ(refresh(minutes_later(1)).pdfs, std::vector{pdf}) << "the page is the same, so is its print";
  saw("mailbox");
  EXPECT_TRUE(refresh(minutes_later(2)).pdfs.empty());
  EXPECT_FALSE(fs::exists(pdf));
}

TEST_F(Documents, AFormerPageOfOursGoesAndWhatPeoplePutThereStays) {
  start();
  const fs::path print = refresh(kNow).pages[0].parent_path();
  fs::copy_file(print / "01-premiere-heure.html", print / "99-ancienne.html");
  std::ofstream(print / "notes-du-maire.html") << "<p>à garder</p>";
  refresh(minutes_later(1));
  EXPECT_FALSE(fs::exists(print / "99-ancienne.html"));
  EXPECT_TRUE(fs::exists(print / "notes-du-maire.html"));
}

TEST_F(Documents, ALinkInThePlaceOfAPageIsReplacedAndItsTargetIsNotTouched) {
  start();
  const fs::path page = refresh(kNow).pages[0];
  const fs::path target = folder.path() / "precious.txt";
  std::ofstream(target) << "precious";
  fs::remove(page);
  fs::create_symlink(target, page);
  refresh(minutes_later(1));
  EXPECT_EQ(contents_of(target), "precious");
  EXPECT_FALSE(fs::is_symlink(page));
}

TEST_F(Documents, APassedPromiseStandsOnTheBoardAsOverdue) {
  start();
  const response::NewPromise promise{response::PromiseKind::update, "point aux agents", "agents", minutes_later(30)};
  ASSERT_TRUE(response::make_promise(store, promise, kNow, "Camille"));
  EXPECT_TRUE(refresh(minutes_later(29)).board.broken_promises().empty());
  const Refreshed later = refresh(minutes_later(31));
  EXPECT_EQ(later.board.broken_promises().size(), 1U);
  EXPECT_NE(contents_of(later.board_page).find("EN RETARD"), std::string::npos);
}

TEST_F(Documents, ADiagnosisAloneStartsNoClockAndTheBoardSaysHowToStartThem) {
  model::Diagnosis diagnosis;
  diagnosis.sections = {{"incident", R"({"state":"yes"})"}};
  ASSERT_TRUE(store.store(diagnosis));
  const Refreshed before = refresh(kNow);
  EXPECT_TRUE(before.board.unstarted);
  EXPECT_NE(contents_of(before.board_page).find("beffroi declare attack_known"), std::string::npos);
  ASSERT_TRUE(response::declare(store, {.event = "attack_known"}, "Le maire"));
  const Refreshed after = refresh(minutes_later(1));
  EXPECT_FALSE(after.board.unstarted);
  EXPECT_EQ(contents_of(after.board_page).find("beffroi declare attack_known"), std::string::npos);
}

TEST_F(Documents, WhereNoAttackIsSeenNoClockNeedsToBeStarted) {
  model::Diagnosis diagnosis;
  diagnosis.sections = {{"incident", R"({"state":"no_sign"})"}};
  ASSERT_TRUE(store.store(diagnosis));
  EXPECT_FALSE(refresh(kNow).board.unstarted);
}

TEST_F(Documents, WhoDecidesIsOnTheBoardAsSomebodyTold) {
  start();
  EXPECT_EQ(refresh(kNow).board.people, "");
  tell("people", "Mme Leroy, maire, 06 00 00 00 01");
  const Refreshed told = refresh(minutes_later(1));
  EXPECT_NE(told.board.people.find("déclaré par Camille"), std::string::npos);
  EXPECT_NE(contents_of(told.board_page).find("Mme Leroy, maire"), std::string::npos);
}

TEST_F(Documents, AConverterThatFailsLeavesNothingBehind) {
  const fs::path page = folder.path() / "page.html", pdf = folder.path() / "page.pdf";
  std::ofstream(page) << "<p>x</p>";
  EXPECT_FALSE(convert({Converter::Kind::weasyprint, "/bin/false"}, page, pdf));
  EXPECT_FALSE(convert({Converter::Kind::weasyprint, "/bin/true"}, page, pdf)) << "it says well and writes nothing";
  EXPECT_FALSE(convert({Converter::Kind::weasyprint, "/nowhere/weasyprint"}, page, pdf));
  EXPECT_TRUE(convert({Converter::Kind::weasyprint, "/bin/cp"}, page, pdf));
  EXPECT_EQ(contents_of(pdf), "<p>x</p>");
}

TEST_F(Documents, TheBoardTellsThatDataWerePublishedAndAsksToDecideBetweenTwoWhoContradictEachOther) {
  ASSERT_TRUE(response::declare(store, {.event = "data_published", .text = "une capture d’écran d’un forum"}, "M. Petit"));
  const Refreshed first = refresh(kNow);
  ASSERT_EQ(first.board.facts.size(), 1U);
  EXPECT_TRUE(first.board.facts[0].value.contains("une capture d’écran d’un forum"));
  EXPECT_TRUE(first.board.facts[0].ground.starts_with("déclaré par M. Petit"));
  EXPECT_TRUE(contents_of(first.board_page).contains("une capture d’écran d’un forum"));
  const std::size_t before = first.board.decisions.size();
  ASSERT_TRUE(response::declare(store, {.event = "personal_data_concerned", .state = "no"}, "DPD"));
  const Refreshed second = refresh(kNow);
  ASSERT_EQ(second.board.decisions.size(), before + 1);
  EXPECT_TRUE(second.board.decisions.front().text.contains("se contredisent"));
  EXPECT_TRUE(std::ranges::any_of(second.board.deadlines, [](const response::Deadline& one) {
    return one.id == "cnil_notification" && one.due && one.state == response::DeadlineState::running;
  })) << "the clock of the CNIL stays in sight";
}

}  // namespace
}  // namespace beffroi::engine
