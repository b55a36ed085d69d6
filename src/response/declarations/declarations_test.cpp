// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/declarations.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/messages.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response {
namespace {

class DeclarationsTest : public testing::Test {
 protected:
  DeclarationsTest() : store_(*casefile::Case::open_or_create(folder_.path() / "case", {.actor = "Camille"})) {}

  Entry say(const Declaring& what, std::string_view by = {}) {
    auto entry = declare(store_, what, by);
    EXPECT_TRUE(entry) << entry.error().id;
    return entry ? *std::move(entry) : Entry{};
  }
  std::string refusal(const Declaring& what) {
    const auto entry = declare(store_, what);
    return entry ? "" : entry.error().id;
  }
  std::vector<Entry> entries() { return entries_of(store_).value_or(std::vector<Entry>{}); }
  std::vector<Declaration> all() { return declarations_of(entries()); }

  casefile::TemporaryFolder folder_;
  casefile::Case store_;
};

base::Timestamp at(std::string_view text) { return *base::parse_rfc3339(text); }

TEST_F(DeclarationsTest, ACorrectedTimeKeepsItsHistoryAndNeverLengthensAClock) {
  const Entry first = say({.event = "attack_known", .at = at("2026-11-22T22:40:00Z")});
  say({.event = "attack_known", .at = at("2026-11-23T06:00:00Z"), .corrects = first.seq, .because = "relu la main courante"});
  const auto known = all();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].statements.size(), 2U);
  EXPECT_EQ(known[0].current().moment(), at("2026-11-23T06:00:00Z"));
  EXPECT_EQ(known[0].earliest(), at("2026-11-22T22:40:00Z"));
}

TEST_F(DeclarationsTest, WithoutATimeItWasKnownWhenItWasWrittenDown) {
  const Entry entry = say({.event = "breach_awareness"});
  EXPECT_EQ(all()[0].earliest(), entry.utc);
}

TEST_F(DeclarationsTest, AWithdrawnOneStaysVisibleAndCanComeBack) {
  const Entry first = say({.event = "ransom_note", .state = "yes"});
  ASSERT_TRUE(withdraw_declaration(store_, first.seq, "mauvaise photo", "Le maire"));
  EXPECT_TRUE(all()[0].withdrawn);
  EXPECT_TRUE(declared(all(), "ransom_note").empty());
  EXPECT_TRUE(answers_of(entries()).empty());
  say({.event = "ransom_note", .state = "yes", .corrects = first.seq});
  EXPECT_FALSE(all()[0].withdrawn);
  EXPECT_EQ(answers_of(entries()).size(), 1U);
}

TEST_F(DeclarationsTest, WhatIsDeclaredAnswersTheQuestionsAndSaysWhoAndHow) {
  const Entry entry = say({.known = Known::told, .event = "files_encrypted", .state = "yes", .from = "l’accueil"}, "La DGS");
  say({.text = "la machine à café ne répond plus"});
  const auto answers = answers_of(entries());
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].question, "encryption");
  EXPECT_EQ(answers[1].question, "incident");
  EXPECT_EQ(answers[0].citation, (model::JournalCitation{entry.seq, "La DGS", "told"}));
}

TEST_F(DeclarationsTest, NotKnowingAnswersNothing) {
  say({.event = "files_encrypted", .state = "unknown"});
  say({.event = "backups", .state = "unknown"});
  EXPECT_TRUE(answers_of(entries()).empty());
}

TEST_F(DeclarationsTest, RefusalsSayWhatIsMissing) {
  EXPECT_EQ(refusal({}), "declaration.empty");
  EXPECT_EQ(refusal({.event = "no_such"}), "declaration.no_such_event");
  EXPECT_EQ(refusal({.event = "high_risk"}), "declaration.state");
  EXPECT_EQ(refusal({.event = "birth", .state = "yes"}), "declaration.no_state");
  EXPECT_EQ(refusal({.state = "yes", .text = "x"}), "declaration.no_state");
  EXPECT_EQ(refusal({.text = "x", .corrects = 1}), "declaration.nothing_to_correct");
  EXPECT_EQ(refusal({.event = "planning_deposit", .particulars = {{"kind", "villa"}}}), "declaration.particular");
  EXPECT_EQ(refusal({.event = "planning_deposit", .particulars = {{"complete_at", "demain"}}}), "declaration.particular");
  EXPECT_TRUE(entries().empty());
}

TEST_F(DeclarationsTest, ParticularsAreKept) {
  const std::vector<std::pair<std::string, std::string>> given{{"kind", "pcmi"}, {"silence", "acceptance"}};
  say({.event = "planning_deposit", .particulars = given});
  EXPECT_EQ(all()[0].current().particulars, given);
}

TEST_F(DeclarationsTest, ADocumentIsCopiedUnderItsHash) {
  std::ofstream(folder_.path() / "lettre.txt") << "vos fichiers";
  const Entry entry = say({.known = Known::document, .document = folder_.path() / "lettre.txt"});
  EXPECT_EQ(entry.text("document"), "lettre.txt");
  const auto copy = casefile::digest_of(store_.layout().pieces() / std::string(entry.text("sha256")));
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->sha256.hex(), entry.text("sha256"));
  EXPECT_EQ(refusal({.document = folder_.path()}), "casefile.piece");
}

TEST(EventCatalogueTest, EveryEventOfTheProgramHasItsWordsAndItsSentenceInTheDiagnosis) {
  const auto words = *base::Catalogue::load(base::Language::french);
  EXPECT_GE(EventCatalogue::embedded().all().size(), 15U);
  for (const DeclaredEvent& event : EventCatalogue::embedded().all()) {
    EXPECT_TRUE(words.has("event." + event.id)) << event.id;
    for (const auto& [question, answers] : event.answers)
      EXPECT_TRUE(words.has(question + ".declared_" + event.id)) << question << " " << event.id;
  }
}

TEST(EventCatalogueTest, AFaultInTheFileIsNamedWithItsLine) {
  const auto read = EventCatalogue::read("a: {}\nb: {answers: {incident: {maybe: \"yes\"}}}\n", "x.yaml");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where.line, 2U);
  EXPECT_FALSE(EventCatalogue::read("a: {stats: []}\n", "x.yaml"));
}

}  // namespace
}  // namespace beffroi::response
