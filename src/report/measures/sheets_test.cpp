// SPDX-License-Identifier: EUPL-1.2
#include "report/measures/sheets.h"

#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "report/columns.h"
#include "report/measures/listing.h"
#include "response/diagnosed_for_tests.h"

namespace beffroi::report::measures {
namespace {

using response::at_second;
using response::measures::Deed;
using response::measures::Measure;
using response::measures::Plan;
using response::measures::Step;
using response::releases::Ground;
using response::releases::Release;

constexpr const char* kHostile = "<script>alert(1)</script>\x1b[2J\u202E\"'&";

base::Catalogue words(base::Language language = base::Language::french) {
  auto loaded = base::Catalogue::load(language);
  EXPECT_TRUE(loaded);
  loaded->set_strict();
  return *std::move(loaded);
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

Deed deed(Step step, std::string by, std::string text = {}) {
  return {step, 7, at_second(2000), std::nullopt, std::move(by), {}, std::move(text)};
}

/// One measure in each state, with hostile names, and one that people added.
std::vector<Measure> spoken() {
  return {{"cut_internet",
           "",
           "Couper",
           Step::checked,
           {deed(Step::decided, "Mme le maire"), deed(Step::done, "Paul"), deed(Step::checked, "Paul")},
           {}},
          {"switch_off", kHostile, "Éteindre", Step::declined, {deed(Step::declined, kHostile, kHostile)}, {}},
          {"keep_logs", "", "Copier", Step::undone, {deed(Step::done, "Paul"), deed(Step::undone, "Paul", "fini")}, {}},
          {"M1", "", kHostile, Step::decided, {deed(Step::decided, "Paul")}, {}}};
}

Plan plan() { return response::measures::plan_of(spoken(), response::attacked_town()); }

/// The sentences of the invented findings are not in the catalogue: tests of sheets cite none.
response::Diagnosed without_findings() {
  response::Diagnosed told = response::attacked_town();
  told.findings.clear();
  return told;
}

Release release(const std::string& host, Ground ground) {
  Release made;
  made.claim = {host, ground, {}};
  made.seq = 12;
  made.signed_at = at_second(5000);
  made.by = "Mme Petit";
  made.because = kHostile;
  made.examined = {at_second(0), at_second(1000)};
  made.attack_from = at_second(100);
  made.attack_to = at_second(900);
  return made;
}

TEST(MeasuresListing, PlainLinesThatFitTheWindowWhateverPeopleWrote) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const auto catalogue = words(language);
    std::string text = listing(plan(), response::attacked_town(), catalogue);
    for (const auto& line : plan().lines) text += details({&line, 1}, without_findings(), catalogue);
    EXPECT_FALSE(contains(text, "\x1b"));
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      EXPECT_LE(columns_of(text.substr(at, text.find('\n', at) - at)), kTerminalColumns);
    }
  }
}

TEST(MeasuresListing, SaysWhoDecidedAndWhoDid) {
  const std::string text = listing(plan(), response::attacked_town(), words());
  EXPECT_TRUE(contains(text, "vérifiée par Paul")) << text;
  EXPECT_TRUE(contains(text, "décidée par Mme le maire")) << text;
  EXPECT_TRUE(contains(text, "levée par Paul")) << text;
}

TEST(MeasuresJson, IsAListWithEveryDeed) {
  base::json::Parser parser;
  const std::string json = to_json(plan().lines, words());
  const auto root = parser.parse(json);
  ASSERT_TRUE(root);
  const auto first = root->elements().at(0);
  EXPECT_EQ(first.find("id")->as_text(), "cut_internet");
  EXPECT_EQ(first.find("state")->as_text(), "checked");
  EXPECT_EQ(first.find("decided")->find("by")->as_text(), "Mme le maire");
  EXPECT_EQ(first.find("declined")->kind(), base::json::Kind::null);
}

TEST(ContainmentSheet, TicksWhatWasSaidAndLetsNobodyWriteMarkup) {
  const auto told = without_findings();
  const std::string page = containment_sheet({at_second(6000), true, kHostile, told}, plan(), words());
  EXPECT_FALSE(contains(page, "<script>"));
  EXPECT_TRUE(contains(page, "EXERCICE"));
  EXPECT_TRUE(contains(page, "box ticked"));
  EXPECT_TRUE(contains(page, ">DC1<"));
  EXPECT_TRUE(contains(page, "usage recommandé, pas une obligation")) << "doctrine is never shown as law";
}

TEST(ContainmentSheet, ATickedBoxOfTheFirstHourGivesNoHourToTheAct) {
  Deed answered = deed(Step::done, "M. Petit");
  const auto page_with = [](const Deed& done) {
    const std::vector<Measure> measures{{"cut_internet", "", "Couper", Step::done, {done}, {}}};
    const response::Diagnosed told = without_findings();
    return containment_sheet({at_second(6000), false, "Isbergues", told}, response::measures::plan_of(measures, told), words());
  };
  EXPECT_FALSE(contains(page_with(answered), "heure inconnue"));
  answered.answered = true;
  EXPECT_TRUE(contains(page_with(answered), "heure inconnue"));
}

TEST(ReleaseSheet, PrintsTheGroundAndNeverCallsAMachineClean) {
  const auto told = without_findings();
  std::vector<Release> releases{release("PC-COMPTA", Ground::examined), release(kHostile, Ground::rebuilt)};
  const std::string page = release_sheets({at_second(6000), false, {}, told}, releases, words());
  EXPECT_FALSE(contains(page, "<script>"));
  EXPECT_FALSE(contains(page, "propre")) << "nobody proves that";
  EXPECT_TRUE(contains(page, "Examinée, journaux complets, aucun signe"));
  EXPECT_TRUE(contains(page, "Signature"));
  const std::string english = release_sheets({at_second(6000), false, {}, told}, releases, words(base::Language::english));
  EXPECT_FALSE(contains(english, "clean"));
}

TEST(ReleaseSheet, OfTwoForOneMachineTheEarlierSaysThatItIsReplaced) {
  const auto told = without_findings();
  std::vector<Release> releases{release("PC-COMPTA", Ground::examined), release("pc-compta", Ground::rebuilt)};
  const auto count = [&] {
    const std::string page = release_sheets({at_second(6000), false, {}, told}, releases, words());
    std::size_t found = 0;
    for (auto at = page.find("Remplacée"); at != page.npos; at = page.find("Remplacée", at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count(), 0U) << "both of one entry";
  releases[1].seq = 13;
  EXPECT_EQ(count(), 1U);
}

TEST(ReleaseSheet, AContradictionStandsBeforeTheGround) {
  auto told = without_findings();
  told.hosts[2].state = "compromised";
  const std::vector<Release> releases{release("PC-COMPTA", Ground::examined)};
  const std::string page = release_sheets({at_second(6000), false, {}, told}, releases, words());
  const auto contradiction = page.find("Contredite par le diagnostic");
  ASSERT_NE(contradiction, page.npos);
  EXPECT_LT(contradiction, page.find("Examinée, journaux complets"));
  base::json::Parser parser;
  const std::string json = to_json(releases, told, words());
  EXPECT_EQ(parser.parse(json)->elements().at(0).find("state")->as_text(), "contradicted");
}

}  // namespace
}  // namespace beffroi::report::measures
