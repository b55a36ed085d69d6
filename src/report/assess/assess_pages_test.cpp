// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "report/assess/assess.h"
#include "report/html/markup.h"
#include "town/value.h"

namespace beffroi::report::assess {
namespace {

namespace part = response::assess;

constexpr std::string_view kHostile = "</script><img src=x onerror=alert(1)> \"'& \x1b[31m\xE2\x80\xAE{level} Saint-Ça";

base::Catalogue words_in(base::Language language) {
  auto words = *base::Catalogue::load(language);
  words.set_strict();
  return words;
}

class AssessPages : public testing::Test {
 protected:
  Content content(part::Answers answers, town::BodyKind kind = town::BodyKind::unknown) {
    const part::Questionnaire& asked = part::questionnaire(kind);
    sheet = {.place = std::string(kHostile),
             .by = std::string(kHostile),
             .on = std::string(kHostile),
             .answers = std::move(answers)};
    made = part::assess(asked, sheet.answers);
    earlier = {std::string(kHostile), part::compare(asked, {{"backup_exists", "no"}, {"wifi", "yes"}}, sheet.answers)};
    town.name = kHostile;
    town.kind = kind;
    town.insee = "62473";
    town.providers = {{.id = "p", .name = std::string(kHostile), .phone = "03 21 99 88 77", .night_phone = "06 11 22 33 44"}};
    return {.questionnaire = asked,
            .sheet = sheet,
            .assessment = made,
            .before = &earlier,
            .town = &town,
            .now = {1'795'600'000 * base::kNanosecondsPerSecond},
            .provider = &town.providers.front()};
  }

  std::vector<std::string> pages(const Content& content, const base::Catalogue& words) {
    return {result_page(content, words), paper_page(content, words), letter_page(content, words), crisis_sheet(content, words),
            form_page(content, words)};
  }

  base::Catalogue french = words_in(base::Language::french), english = words_in(base::Language::english);
  part::Sheet sheet;
  part::Assessment made;
  Earlier earlier;
  town::Town town;
};

TEST_F(AssessPages, OfADepartmentSpeakOfNoTownHallAndNoMayor) {
  for (const base::Catalogue* words : {&french, &english}) {
    const Content all = content({{"backup_exists", "no"}}, town::BodyKind::department);
    for (const std::string& page : pages(all, *words)) {
      for (const char* wrong : {" mairie", "Mairie", " maire", "’adjoint", "own hall", " mayor"})
        EXPECT_EQ(page.find(wrong), page.npos) << wrong;
    }
    EXPECT_EQ(listing(all, *words).find(" maire"), std::string::npos);
  }
  EXPECT_NE(paper_page(content({}), french).find("ma mairie"), std::string::npos) << "a small commune is asked as one";
}

TEST_F(AssessPages, AMeasureNamesThreeQuestionsAndCountsTheOthers) {
  const std::string page = result_page(content({}), french);
  EXPECT_NE(page.find("autres questions."), page.npos);
  std::size_t most = 0;
  for (const part::Called& called : made.measures) most = std::max(most, called.because.size());
  EXPECT_GT(most, 3U) << "nothing is left to count";
}

TEST_F(AssessPages, NothingThatPeopleWroteBecomesMarkupOrReachesATerminal) {
  for (const base::Catalogue* words : {&french, &english}) {
    const Content all = content({{"backup_exists", "daily"}, {"wifi", "no"}});
    for (const std::string& page : pages(all, *words)) {
      EXPECT_EQ(page.find("<img"), page.npos);
      EXPECT_EQ(page.find('\x1b'), page.npos);
      EXPECT_EQ(page.find("\xE2\x80\xAE"), page.npos);
    }
    EXPECT_EQ(listing(all, *words).find('\x1b'), std::string::npos);
  }
}

TEST_F(AssessPages, TheLetterGoesToTheProviderThatWasChosenAndToNoneByChance) {
  Content all = content({});
  town.providers = {{.id = "a", .name = "Alpha Réseaux"}, {.id = "b", .name = "Bêta Paie"}};
  all.provider = nullptr;
  EXPECT_EQ(letter_page(all, french).find("Alpha"), std::string::npos);
  all.provider = &town.providers.back();
  EXPECT_NE(letter_page(all, french).find("Bêta Paie"), std::string::npos);
}

TEST_F(AssessPages, OnlyTheFormHasAScriptAndItIsOurs) {
  const Content all = content({});
  const std::vector<std::string> made_pages = pages(all, french);
  for (std::size_t i = 0; i + 1 < made_pages.size(); ++i) EXPECT_EQ(made_pages[i].find("<script"), std::string::npos);
  const std::string& form = made_pages.back();
  std::size_t scripts = 0;
  for (auto at = form.find("<script"); at != form.npos; at = form.find("<script", at + 1)) ++scripts;
  EXPECT_EQ(scripts, 2U);
  EXPECT_NE(form.find("script-src &#39;sha256-"), form.npos);
}

TEST_F(AssessPages, TheFormCarriesItsQuestionsAsJson) {
  const std::string form = form_page(content({}), english);
  constexpr std::string_view kStart = "id=\"assess-data\">";
  const auto from = form.find(kStart) + kStart.size();
  base::json::Parser parser;
  const auto data = parser.parse(form.substr(from, form.find("</script>", from) - from));
  ASSERT_TRUE(data) << data.error().id;
  EXPECT_EQ(data->find("themes")->elements().size(), part::questionnaire().themes.size());
  EXPECT_EQ(data->find("measures")->elements().size(), part::questionnaire().measures.size());
  EXPECT_EQ(data->find("words")->text_of("score_exact"), "{low} of 100") << "arguments are left to the script";
}

TEST_F(AssessPages, AnElementCannotBeEndedFromWithinJson) {
  const std::string json = html::json_block(R"({"a":"</script><!--&"})").bytes();
  EXPECT_EQ(json, "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
  base::json::Parser parser;
  EXPECT_EQ(parser.parse(json)->text_of("a"), "</script><!--&");
}

TEST_F(AssessPages, TheFirstMeasuresSayCostTimeAndWhoCanHelp) {
  const std::string page = result_page(content({{"crisis_sheet", "no"}, {"exercise", "no"}}), french);
  EXPECT_NE(page.find("Coût"), page.npos);
  std::size_t items = 0;
  for (auto at = page.find("class=\"what\""); at != page.npos; at = page.find("class=\"what\"", at + 1)) ++items;
  EXPECT_EQ(items, part::kFirstMeasures);
  EXPECT_NE(page.find("CSIRT Hauts-de-France"), page.npos) << "the region's own, by its name";
}

TEST_F(AssessPages, TheCrisisSheetHasTheTownsNumbersAndTheSameBytesAgain) {
  const Content all = content({});
  const std::string sheet_page = crisis_sheet(all, french);
  for (const std::string_view expected : {"06 11 22 33 44", "0 806 700 111", "17cyber.gouv.fr"})
    EXPECT_NE(sheet_page.find(expected), sheet_page.npos) << expected;
  EXPECT_EQ(crisis_sheet(all, french), sheet_page);
}

TEST_F(AssessPages, TheLetterPutsWhatIsNotKnownBeforeWhatIsWeakAndLeavesOutTheRest) {
  const std::string letter = letter_page(content({{"backup_offline", "no"}, {"wifi", "yes"}, {"laptops", "none"}}), english);
  const auto unknown = letter.find("What exactly do you back up"), weak = letter.find("offline, or impossible to erase");
  EXPECT_LT(unknown, weak);
  EXPECT_NE(weak, letter.npos);
  EXPECT_EQ(letter.find("visitors"), letter.npos);
  EXPECT_EQ(letter.find("disks of laptops"), letter.npos);
}

TEST_F(AssessPages, JsonHoldsScoreThemesAndMeasuresInOrder) {
  base::json::Parser parser;
  const std::string text = to_json(content({{"backup_exists", "daily"}}), {}, french);
  const auto json = parser.parse(text);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("score")->as_integer(), made.whole.low);
  EXPECT_EQ(json->find("measures")->elements().size(), made.measures.size());
  EXPECT_EQ(json->find("measures")->elements()[0].text_of("id"), made.measures[0].measure->id);
  EXPECT_EQ(json->find("commune")->as_text(), kHostile);
}

}  // namespace
}  // namespace beffroi::report::assess
