// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "report/columns.h"
#include "report/forms/listing.h"
#include "report/forms/sheet.h"

namespace beffroi::report::forms {
namespace {

using response::papers::Fate;
using response::papers::Form;
using response::papers::Papers;
using response::papers::Series;
using response::papers::Sheet;

constexpr const char* kHostile = "<script>alert(1)</script>\x1b[2J\u202E\"'&";
constexpr base::Timestamp kNow{1'800'000'000'000'000'000};

base::Catalogue words(base::Language language = base::Language::french) {
  auto loaded = base::Catalogue::load(language);
  EXPECT_TRUE(loaded);
  loaded->set_strict();
  return *std::move(loaded);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

Series series(const Form& form, std::int64_t last) {
  return {.form = form.id,
          .code = form.code,
          .first = 1,
          .last = last,
          .service = {},
          .service_name = kHostile,
          .site_name = kHostile,
          .printed = kNow,
          .by = {}};
}

Papers papers() {
  Papers all;
  for (std::int64_t number = 1; number <= 7; ++number) {
    Sheet sheet;
    sheet.number = {"NAI", number};
    sheet.fate = number == 1 ? Fate::filled : number == 2 ? Fate::entered : number == 5 ? Fate::spoiled : Fate::blank;
    sheet.service_name = sheet.site_name = sheet.who = sheet.text = kHostile;
    sheet.at = kNow;
    all.sheets.push_back(sheet);
  }
  return all;
}

TEST(FormSheets, EveryFormGivesOneSheetANumberInBothLanguages) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const auto catalogue = words(language);
    for (const Form& form : response::papers::forms()) {
      const std::string page = sheets(form, series(form, 3), kHostile, true, catalogue);
      EXPECT_EQ(count(page, "<article"), 3U) << form.id;
      EXPECT_EQ(count(page, "class=\"sheet-number\">" + form.code + "-0002<"), 1U) << form.id;
      EXPECT_EQ(count(page, "<script"), 0U) << form.id;
      EXPECT_GE(count(page, catalogue.text("paper.exercise")), 1U) << form.id;
      EXPECT_EQ(page.find("⟦"), page.npos) << form.id;
    }
  }
}

TEST(FormSheets, TheWarningOfACivilStatusFormStandsOnEachSheet) {
  const Form& form = *response::papers::form_named("birth");
  const std::string page = sheets(form, series(form, 4), "Ville", false, words());
  EXPECT_EQ(count(page, "PAS UN ACTE"), 4U);
  EXPECT_EQ(count(page, "class=\"letter\""), 4U * 12U) << "eight for the day, four for the hour";
}

TEST(FormSheets, ASeriesPrintedLongAgoKeepsItsHourAndItsWords) {
  const Form& form = *response::papers::form_named("cash");
  EXPECT_EQ(sheets(form, series(form, 1), "Ville", false, words()), sheets(form, series(form, 1), "Ville", false, words()));
}

TEST(PapersListing, BlankNumbersStandTogetherAndLinesFit) {
  const std::string text = listing(papers(), words());
  EXPECT_NE(text.find("NAI-0003..NAI-0004, NAI-0006..NAI-0007"), text.npos) << text;
  EXPECT_EQ(text.find("\x1b"), text.npos);
  std::size_t start = 0;
  for (std::size_t end; (end = text.find('\n', start)) != text.npos; start = end + 1)
    EXPECT_LE(columns_of(text.substr(start, end - start)), kTerminalColumns);
}

TEST(PapersListing, TheSheetOfWhatWaitsLetsNobodyWriteMarkup) {
  const std::string page = waiting_sheet(papers(), {kHostile, kNow, true}, words());
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_NE(page.find("NAI-0001"), page.npos);
  EXPECT_EQ(page.find("NAI-0002"), page.npos) << "it is keyed in already";
}

TEST(PapersJson, CountsEachFate) {
  base::json::Parser parser;
  const std::string json = to_json(papers(), words());
  const auto root = parser.parse(json);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("sheets")->elements().size(), 7U);
  EXPECT_EQ(root->find("sheets")->elements().at(0).find("fate")->as_text(), "filled");
}

}  // namespace
}  // namespace beffroi::report::forms
