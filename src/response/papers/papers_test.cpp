// SPDX-License-Identifier: EUPL-1.2
#include "response/papers/papers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/resources.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response::papers {
namespace {

class PaperLog : public testing::Test {
 protected:
  Papers now() { return papers_of(*entries_of(store)); }
  const Form& birth = *form_named("birth");
  base::Result<Entry> fill(const std::string& number) {
    return note_filled(store, {.number = *number_of(number),
                               .place = {"civil_status_births", "État civil", "Annexe"},
                               .title = "Naissance",
                               .who = "Léa",
                               .at = std::nullopt,
                               .text = {}});
  }

  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
};

TEST_F(PaperLog, SeriesFollowEachOtherWithoutAHole) {
  const Series first = *print(store, birth, 10, {}, "Naissance");
  const Series second = *print(store, birth, 5, {"civil_status_births", "État civil", "Annexe"}, "Naissance");
  EXPECT_EQ(first.first, 1);
  EXPECT_EQ(first.last, 10);
  EXPECT_EQ(second.first, 11);
  EXPECT_EQ(second.last, 15);
  EXPECT_EQ(print(store, *form_named("DEC"), 1, {}, "Décès")->first, 1) << "each form counts for itself";
  EXPECT_EQ(now().count(Fate::blank), 16U);
  EXPECT_EQ(now().find({"NAI", 12})->site_name, "Annexe");
}

TEST_F(PaperLog, TwoCommandsThatPrintAtOnceNeverShareANumber) {
  ASSERT_TRUE(print(store, birth, 3, {}, "Naissance"));
  // The other command wrote between reading and writing: only the order of the journal counts.
  ASSERT_TRUE(note(store, "paper.printed", "birth", {{"code", std::string("NAI")}, {"copies", std::int64_t{4}}}));
  const Series mine = *print(store, birth, 2, {}, "Naissance");
  EXPECT_EQ(mine.first, 8);
  std::set<std::int64_t> numbers;
  for (const Series& series : now().series) {
    for (std::int64_t number = series.first; number <= series.last; ++number) EXPECT_TRUE(numbers.insert(number).second);
  }
}

TEST_F(PaperLog, ASheetIsFilledThenKeyedInAndOnlyOnce) {
  ASSERT_TRUE(print(store, birth, 3, {}, "Naissance"));
  EXPECT_EQ(note_entered(store, {"NAI", 1}, "").error().id, "paper.not_filled");
  ASSERT_TRUE(fill("NAI-0001"));
  EXPECT_EQ(now().find({"NAI", 1})->fate, Fate::filled);
  EXPECT_EQ(now().find({"NAI", 1})->who, "Léa");
  EXPECT_EQ(fill("NAI-0001").error().id, "paper.already");
  ASSERT_TRUE(note_entered(store, {"NAI", 1}, "acte 12"));
  EXPECT_EQ(now().find({"NAI", 1})->fate, Fate::entered);
  EXPECT_EQ(now().find({"NAI", 1})->entered_where, "acte 12");
  EXPECT_EQ(note_entered(store, {"NAI", 1}, "").error().id, "paper.already");
  EXPECT_EQ(note_spoiled(store, {"NAI", 1}, "erreur").error().id, "paper.already");
  EXPECT_EQ(now().with(Fate::filled).size(), 0U);
  EXPECT_EQ(now().count(Fate::blank), 2U);
}

TEST_F(PaperLog, ANumberWrittenByHandIsTakenAndStaysTakenWhenItIsPrintedLater) {
  ASSERT_TRUE(fill("NAI-0002"));
  EXPECT_FALSE(now().find({"NAI", 2})->printed);
  ASSERT_TRUE(print(store, birth, 3, {}, "Naissance"));
  EXPECT_TRUE(now().find({"NAI", 2})->printed);
  EXPECT_EQ(now().find({"NAI", 2})->fate, Fate::filled);
  EXPECT_EQ(fill("QQQ-0001").error().id, "paper.no_such_form");
}

TEST_F(PaperLog, ASpoiledSheetSaysWhyAndIsNotMissing) {
  ASSERT_TRUE(print(store, birth, 2, {}, "Naissance"));
  EXPECT_EQ(note_spoiled(store, {"NAI", 1}, "").error().id, "paper.no_reason");
  ASSERT_TRUE(note_spoiled(store, {"NAI", 1}, "café renversé"));
  EXPECT_EQ(now().count(Fate::spoiled), 1U);
  EXPECT_EQ(fill("NAI-0001").error().id, "paper.already");
}

TEST_F(PaperLog, OnlySoManyAtOnce) {
  EXPECT_EQ(print(store, birth, 0, {}, "x").error().id, "paper.copies");
  EXPECT_EQ(print(store, birth, kMaxCopies + 1, {}, "x").error().id, "paper.copies");
  ASSERT_TRUE(note(store, "paper.printed", "birth", {{"code", std::string("NAI")}, {"copies", std::int64_t{1'000'000}}}));
  EXPECT_EQ(now().sheets.size(), static_cast<std::size_t>(kMaxCopies))
      << "a journal that somebody wrote by hand costs no memory";
}

TEST(PaperNumbers, AsPeopleTypeThem) {
  for (const auto* text : {"NAI-0007", "nai-7", "NAI 7", "nai7"}) EXPECT_EQ(number_of(text), (Number{"NAI", 7})) << text;
  for (const auto* text : {"", "NAI", "NA-7", "NAI-0", "NAI-10000", "NAI-7b", "7", "NAÏ-7"})
    EXPECT_FALSE(number_of(text)) << text;
  const std::vector<std::string> words{"NAI-1..3", "DEC-0004..DEC-0005", "FUN-9"};
  std::vector<std::string> read;
  const auto numbers = numbers_of(words);
  ASSERT_TRUE(numbers);
  for (const Number& number : *numbers) read.push_back(text_of(number));
  EXPECT_THAT(read, testing::ElementsAre("NAI-0001", "NAI-0002", "NAI-0003", "DEC-0004", "DEC-0005", "FUN-0009"));
  for (const auto* wrong : {"NAI-3..1", "NAI-1..DEC-2", "NAI-1..", "..", "NAI-1...3"}) {
    EXPECT_EQ(numbers_of(std::vector<std::string>{wrong}).error().id, "paper.not_a_number") << wrong;
  }
  EXPECT_EQ(numbers_of(std::vector<std::string>{"NAI-1..9999"}).error().id, "paper.too_many");
}

TEST(Forms, AreEnoughForAMairieAndTypeset) {
  std::set<int> orders;
  for (const Form& form : forms()) {
    EXPECT_TRUE(orders.insert(form.order).second) << form.id;
    const auto check = [&form](const Wording& words) {
      for (const auto* wrong : {" :", " ;", " !", " ?", "« ", " »", "'"})
        EXPECT_EQ(words.fr.find(wrong), words.fr.npos) << form.id << words.fr;
    };
    check(form.title);
    check(form.warning);
    for (const Wording& one : form.before) check(one);
    for (const Wording& one : form.after) check(one);
    for (const Section& section : form.sections) {
      for (const Field& field : section.fields) check(field.label);
    }
  }
  for (const auto* id :
       {"birth", "death", "acknowledgement", "funeral", "school", "canteen", "cash", "urgent_aid", "counter"}) {
    EXPECT_NE(form_named(id), nullptr) << id;
  }
}

TEST(Forms, OfCivilStatusSayThatTheyAreNoAct) {
  for (const auto* id : {"birth", "death", "acknowledgement"}) {
    EXPECT_TRUE(form_named(id)->warning.fr.starts_with("FICHE DE RECUEIL, N’EST PAS UN ACTE")) << id;
  }
  EXPECT_NE(form_named("cash")->warning.fr.find("n’est pas une quittance"), std::string::npos);
}

TEST(Forms, WhatIsWrongInAFileIsRefused) {
  const std::string good =
      "id: x\ncode: XYZ\norder: 1\nservices: [any]\ntitle: {fr: a, en: b}\nfilled_by: {fr: a, en: b}\n"
      "source: {fr: a, en: b, state: practice, as_of: 2026-11-23}\n";
  const std::string field = "sections: [{fields: [{label: {fr: a, en: b}}]}]\n";
  EXPECT_TRUE(read_form(good + field, "x.yaml"));
  const auto refused = [](const std::string& yaml) {
    const auto read = read_form(yaml, "x.yaml");
    return !read && read.error().id == "response.catalogue";
  };
  EXPECT_TRUE(refused(good)) << "nothing to fill in";
  EXPECT_TRUE(refused(good + "sections: [{fields: [{label: {fr: a, en: b}, kind: picture}]}]\n"));
  EXPECT_TRUE(refused(good + "sections: [{fields: [{label: {fr: a, en: b}, kind: choice}]}]\n"));
  EXPECT_TRUE(refused(good + "sections: [{fields: [{label: {fr: a, en: b}, kind: letters, boxes: 99}]}]\n"));
  EXPECT_TRUE(refused(good + "sections: [{fields: [{label: {fr: a}}]}]\n"));
  EXPECT_TRUE(refused(good + "list: {rows: 4, columns: [{fr: a, en: b, width: 5}]}\n"));
  EXPECT_TRUE(refused(good + "list: {columns: [{fr: a, en: b, width: 12}]}\n"));
  EXPECT_TRUE(refused("id: x\ncode: xy\norder: 1\n"));
  EXPECT_TRUE(refused(std::string(good).replace(good.find("any"), 3, "zoo") + field));
}

}  // namespace
}  // namespace beffroi::response::papers
