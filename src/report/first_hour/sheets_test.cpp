// SPDX-License-Identifier: EUPL-1.2
#include "report/first_hour/sheets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "report/board/board.h"
#include "report/paper/page.h"
#include "response/calls/calls.h"
#include "response/obligations/assess.h"

namespace beffroi::report::first_hour {
namespace {

namespace night = response::first_hour;

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class Sheets : public testing::TestWithParam<base::Language> {
 protected:
  Sheets() {
    words.set_strict();
    state.opened = at("2026-11-23T01:00:00Z");
  }
  void says(const std::string& question, std::vector<std::string> chosen, std::string typed = {}) {
    state.answers[question].push_back(
        {{.question = question, .known = true, .chosen = std::move(chosen), .text = std::move(typed), .at = {}},
         {},
         now,
         "Camille"});
  }
  std::vector<std::string> pages() {
    nights = night::nights_of(*night::nights(*night::questions()), state);
    deadlines = due();
    const town::Town town{.kind = body};
    calls = response::calls_of(town::Directory::embedded(),
                               response::department_in(state.text("town"), town::Directory::embedded()), &town, now, words);
    const Content content{now,  exercise, std::string(state.text("town")), state, nights, deadlines, calls, silence_is_over,
                          body, called};
    return {order_sheet(content, words),      call_sheet(content, words),        door_poster(content, words),
            telephone_script(content, words), holding_statement(content, words), save_sheet(content, words),
            log_sheet(content, words)};
  }

  /// What the opening of the first hour makes run.
  std::vector<response::Deadline> due() const {
    namespace obligations = response::obligations;
    const obligations::Facts facts{{.event = "attack_known", .at = state.opened, .origin = obligations::Origin::opening}};
    const town::Town town{.name = "Isbergues", .kind = body, .cyber_insurance = {.notice_hours = 48}};
    return obligations::for_the_wall(obligations::assess(*obligations::rules(), facts, {town, {}, now}));
  }

  base::Catalogue words = *base::Catalogue::load(GetParam());
  base::Timestamp now = at("2026-11-23T01:05:00Z");
  bool exercise = false, silence_is_over = false;
  town::BodyKind body = town::BodyKind::unknown;
  std::string called;
  night::State state;
  std::vector<night::Night> nights;
  std::vector<response::Deadline> deadlines;
  std::vector<response::Call> calls;
};

INSTANTIATE_TEST_SUITE_P(BothLanguages, Sheets, testing::Values(base::Language::french, base::Language::english),
                         [](const auto& given) { return std::string(base::code_of(given.param)); });

TEST_P(Sheets, AreMadeForEveryKindOfNightAndSayWhenTheyWereWritten) {
  const auto questions = *night::questions();
  for (const night::Option& option : night::find_question(questions, "seen")->options) {
    state.answers.clear();
    says("seen", {option.id});
    for (const std::string& page : pages()) {
      EXPECT_TRUE(paper::is_page(page));
      EXPECT_NE(page.find(words.text("paper.as_of", {{"time", now}})), page.npos) << option.id;
      EXPECT_EQ(page.find("<script"), page.npos);
      EXPECT_EQ(page.find("EXERCICE"), page.npos);
    }
  }
}

TEST_P(Sheets, OfADrillSayExerciseOnEverySheet) {
  exercise = true;
  for (const std::string& page : pages()) EXPECT_NE(page.find("EXERCICE"), page.npos);
}

TEST_P(Sheets, OfADepartmentNeverSpeakOfATownHallNorOfAMayor) {
  body = town::BodyKind::department;
  const auto questions = *night::questions();
  for (const night::Option& option : night::find_question(questions, "seen")->options) {
    state.answers.clear();
    says("town", {}, "Département de l’Essai");
    says("seen", {option.id});
    for (const std::string& page : pages()) {
      for (const char* wrong : {" mairie", "Mairie", "own hall", " maire", "(maire", "Maire", "adjoint", "ayor"})
        EXPECT_EQ(page.find(wrong), page.npos) << option.id << wrong;
    }
  }
}

TEST_P(Sheets, ADepartmentAnswersTheTelephoneWithItsNameAlone) {
  body = town::BodyKind::department;
  says("town", {}, "Département de l’Essai (80)");
  called = "Département de l’Essai";
  EXPECT_EQ(pages().at(3).find("Essai (80)."), std::string::npos);
  EXPECT_NE(pages().at(3).find("Essai."), std::string::npos);
}

TEST_P(Sheets, NeverCarryMarkupThatSomebodyTyped) {
  const std::string hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\xE2\x80\xAE";
  says("town", {}, hostile);
  says("people", {}, hostile);
  says("machines", {}, hostile);
  for (const std::string& page : pages()) {
    EXPECT_EQ(page.find("<script"), page.npos);
    EXPECT_EQ(page.find("<img"), page.npos);
    EXPECT_EQ(page.find("\xE2\x80\xAE"), page.npos);
  }
}

TEST_P(Sheets, TheHoldingStatementNeverSpeaksOfDataInItsOwnVoice) {
  says("seen", {"ransom_note"});
  const std::string page = pages()[4];
  const auto said = page.substr(page.find("<blockquote>"), page.find("</blockquote>") - page.find("<blockquote>"));
  ASSERT_FALSE(said.empty());
  for (const std::string_view word : {"donnée", "data", "vol", "stolen", "rançon", "ransom", "pirate", "hacker"})
    EXPECT_EQ(said.find(word), said.npos) << word;
}

TEST_P(Sheets, AnAlertWithoutSymptomPrintsNoPublicStatement) {
  says("seen", {"authority_alert"});
  const auto made = pages();
  EXPECT_NE(made[4].find(words.text("sheet.silent.title")), made[4].npos);
  EXPECT_EQ(made[4].find(words.text("sheet.statement.text.2")), made[4].npos);
  EXPECT_NE(made[2].find(words.text("sheet.door.not_yet")), made[2].npos);
}

TEST_P(Sheets, OnceTheAttackShowsOrTheTownSpokeTheAlertNoLongerAsksForSilence) {
  says("seen", {"authority_alert"});
  silence_is_over = true;
  const auto made = pages();
  for (const std::string& page : {made[2], made[3], made[4]}) {
    EXPECT_EQ(page.find(words.text("sheet.silent.title")), page.npos);
    EXPECT_EQ(page.find(words.text("sheet.phone.say_silent.2")), page.npos);
  }
  EXPECT_NE(made[4].find(words.text("sheet.statement.text.2")), made[4].npos);
}

TEST_P(Sheets, WhatMakesSeveralDeadlinesRunIsSaidOnceAboveThem) {
  says("seen", {"ransom_note"});
  const std::string page = pages()[0];
  const bool french = words.language() == base::Language::french;
  const std::string_view once = french ? "Les délais partent de là" : "The clocks start there";
  const auto at = page.find(once);
  ASSERT_NE(at, page.npos);
  EXPECT_EQ(page.find(once, at + 1), page.npos);
}

TEST_P(Sheets, ThePeopleWhomSomebodyNamedAreNotAskedForAgain) {
  says("seen", {"ransom_note"});
  EXPECT_EQ(pages()[1].find(words.text("sheet.calls.above")), std::string::npos);
  says("people", {}, "Mme Leroy, maire, 06 00 00 00 01");
  EXPECT_NE(pages()[1].find(words.text("sheet.calls.above")), std::string::npos);
}

TEST_P(Sheets, AnAnswerThatSaysLessThanTheActLeavesItsBoxOpen) {
  says("seen", {"ransom_note"});
  says("backups", {"offline"});
  says("network", {"internet_cut", "machines_isolated"});
  const std::string page = pages()[0];
  EXPECT_EQ(page.find("box ticked"), page.npos);
  const bool french = words.language() == base::Language::french;
  EXPECT_NE(page.find(french ? "une copie récente est débranchée" : "a recent copy is unplugged"), page.npos);
  EXPECT_NE(page.find("Camille"), page.npos);
}

TEST_P(Sheets, AnActThatWasSaidDoneIsTickedAndNamesWhoSaidSo) {
  EXPECT_EQ(pages()[0].find("box ticked"), std::string::npos);
  says("network", {"internet_cut"});
  const std::string page = pages()[0];
  EXPECT_NE(page.find("box ticked"), page.npos);
  EXPECT_NE(page.find("Camille"), page.npos);
}

TEST_P(Sheets, AtNightTheFallbackStandsBeforeAClosedCentre) {
  says("town", {}, "Rennes (35)");  // Breizh Cyber: office hours
  (void)pages();
  ASSERT_GE(calls.size(), 4U);
  EXPECT_EQ(calls[0].who, "17Cyber");
  const auto closed = std::ranges::find(calls, "Breizh Cyber", &response::Call::who);
  ASSERT_NE(closed, calls.end());
  EXPECT_EQ(closed->now, response::Open::no);
  now = at("2026-11-23T10:00:00Z");
  (void)pages();
  EXPECT_EQ(calls[0].who, "Breizh Cyber");
}

TEST_P(Sheets, WithoutADepartmentTheSheetAsksForIt) {
  (void)pages();
  EXPECT_EQ(calls[0].why, words.text("calls.why.csirt_unknown"));
}

TEST(Page, TheHourAloneMakesNoOtherPage) {
  const base::Catalogue words = *base::Catalogue::load(base::Language::french);
  const auto made = [&](std::string_view when, std::string_view said) {
    return paper::page({.title = "Essai", .place = {}, .as_of = at(when), .body = html::text(said)}, words);
  };
  EXPECT_TRUE(paper::same_but_for_the_hour(made("2026-11-23T01:00:00Z", "a"), made("2026-11-23T02:00:00Z", "a")));
  EXPECT_FALSE(paper::same_but_for_the_hour(made("2026-11-23T01:00:00Z", "a"), made("2026-11-23T01:00:00Z", "b")));
}

TEST(Board, AnHourOfAnotherYearBearsItsYearAndThePrudentOneItsName) {
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  words.set_strict();
  response::Board board{.now = at("2026-11-25T06:00:00Z")};
  response::Deadline late{.id = "complaint_insurance", .ref = "complaint_insurance", .title = {"Porter plainte", "Complain"}};
  late.state = response::DeadlineState::overdue;
  late.due = at("2025-11-25T22:40:00Z");
  late.started_at = at("2025-11-22T22:40:00Z");
  late.corrected_to = at("2026-11-22T22:40:00Z");
  board.deadlines.push_back(late);
  const std::string page = board_page(board, words);
  EXPECT_NE(page.find("25 novembre 2025"), std::string::npos);
  EXPECT_NE(page.find("par prudence"), std::string::npos);
  EXPECT_NE(page.find("22 novembre 2026"), std::string::npos);
}

TEST(Board, WhatSomebodySetAsideStaysInSightWithWhoAndWhy) {
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  words.set_strict();
  response::Board board{.now = at("2026-11-25T06:00:00Z")};
  response::Deadline one{.id = "cnil_notification", .ref = "cnil_notification", .title = {"Notifier la CNIL", "Notify"}};
  one.state = response::DeadlineState::not_required;
  one.notes = {{"Des données seulement inaccessibles comptent aussi.", "Data out of reach counts too."}};
  one.waiver = response::Waiver{"le maire", "rien de <volé>", board.now};
  board.waived.push_back(one);
  const std::string page = board_page(board, words);
  EXPECT_NE(page.find("Notifier la CNIL"), std::string::npos);
  EXPECT_NE(page.find("rien de &lt;volé&gt;"), std::string::npos);
  EXPECT_NE(page.find("le maire"), std::string::npos);
  EXPECT_NE(page.find("comptent aussi"), std::string::npos);
}

TEST(Board, WhatIsOverdueStandsFirstAndSaysSoInWords) {
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  words.set_strict();
  response::Board board{.now = at("2026-11-25T06:00:00Z")};
  board.promises.push_back({.id = "P1",
                            .kind = response::PromiseKind::service,
                            .text = "téléphone <b>des</b> crèches",
                            .to = "",
                            .times = {{at("2026-11-25T05:00:00Z"), at("2026-11-24T05:00:00Z"), "Léa", ""}},
                            .kept = {},
                            .kept_by = {}});
  board.promises.push_back({.id = "P2",
                            .kind = response::PromiseKind::update,
                            .text = "point aux agents",
                            .to = "",
                            .times = {{at("2026-11-25T07:00:00Z"), at("2026-11-24T05:00:00Z"), "Léa", ""}},
                            .kept = {},
                            .kept_by = {}});
  board.contradicted.push_back({"Retirer ou corriger « Communiqué »", {}, {}});
  const std::string page = board_page(board, words);
  EXPECT_LT(page.find("Retirer ou corriger"), page.find("EN RETARD")) << "people go on believing it";
  const auto late = page.find("EN RETARD depuis mercredi 06 h 00");
  const auto ahead = page.find("promis pour mercredi 08 h 00");
  ASSERT_NE(late, page.npos);
  ASSERT_NE(ahead, page.npos);
  EXPECT_LT(late, ahead);
  EXPECT_EQ(page.find("<b>"), page.npos);
  EXPECT_NE(page.find("http-equiv=\"refresh\""), page.npos);
  EXPECT_EQ(board.broken_promises().size(), 1U);
  EXPECT_NE(overdue_line(board.promises[0], words).find("beffroi promise keep P1"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::report::first_hour
