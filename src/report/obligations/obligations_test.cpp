// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "base/json/reader.h"
#include "report/columns.h"
#include "report/obligations/listing.h"
#include "report/obligations/sheet.h"
#include "report/paper/page.h"
#include "response/obligations/assess.h"

namespace beffroi::report::obligations {
namespace {

namespace rules = response::obligations;

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class Listing : public testing::TestWithParam<base::Language> {
 protected:
  Listing() { words.set_strict(); }

  /// Every obligation, each with something to say: the whole catalogue is rendered.
  std::vector<response::Deadline> all() const {
    rules::Facts facts;
    for (const auto* event : {"attack_known", "breach_awareness", "processor_told", "health_site_hit", "birth", "death_found",
                              "banns_posted", "council_date", "payroll_date", "ballot_date", "planning_deposit"}) {
      facts.push_back({.event = event, .at = at("2026-11-22T22:40:00Z"), .by = hostile, .number = facts.size() + 1});
    }
    facts.push_back({.event = "high_risk", .at = {}, .state = state, .by = hostile});
    facts.push_back({.event = "insurance_held", .at = {}, .state = state, .by = hostile});
    town::Town town{.name = "Isbergues", .cyber_insurance = {.insurer = hostile}};
    town.legal_persons = {{.id = "commune", .kind = town::BodyKind::commune, .signatory = hostile},
                          {.id = "ccas", .name = hostile, .kind = town::BodyKind::ccas}};
    return rules::assess(*rules::rules(), facts, {town, {}, at("2026-11-23T02:00:00Z"), {"nis2"}});
  }

  base::Catalogue words = *base::Catalogue::load(GetParam());
  std::string hostile = "\"><script>alert(1)</script>\x1b[31m\xE2\x80\xAE", state = "unknown";
};

INSTANTIATE_TEST_SUITE_P(BothLanguages, Listing, testing::Values(base::Language::french, base::Language::english),
                         [](const auto& given) { return std::string(base::code_of(given.param)); });

TEST_P(Listing, EveryObligationHasItsSentencesWhateverItsState) {
  for (const auto* one : {"yes", "no", "unknown"}) {
    state = one;
    const std::string text = listing(all(), true, words);
    EXPECT_EQ(text.find("⟦"), text.npos);
    EXPECT_NE(text.find("cnil_notification@ccas"), text.npos);
  }
  const std::string told = listing(all(), true, words);
  for (std::size_t at = 0; at < told.size(); at = told.find('\n', at) + 1)
    EXPECT_LE(columns_of(told.substr(at, told.find('\n', at) - at)), kTerminalColumns);
  std::string quiet = listing(rules::assess(*rules::rules(), {}, {town::Town{}, {}, {}}), false, words);
  std::ranges::replace(quiet, '\n', ' ');
  const bool french = words.language() == base::Language::french;
  EXPECT_NE(quiet.find(french ? "notification de l’incident" : "notification of the incident"), quiet.npos) << quiet;
  EXPECT_EQ(quiet.find("nis2_notification"), quiet.npos) << "what is not evaluated is named in words";
}

TEST_P(Listing, NothingThatSomebodyTypedReachesATerminalOrAPageAsItStands) {
  const std::string text = listing(all(), true, words);
  EXPECT_EQ(text.find('\x1b'), text.npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), text.npos);
  const auto deadlines = all();
  const std::string page = sheet({at("2026-11-23T02:00:00Z"), true, hostile, deadlines}, words);
  EXPECT_TRUE(paper::is_page(page));
  EXPECT_EQ(page.find("<script"), page.npos);
  EXPECT_NE(page.find("EXERCICE"), page.npos);
}

TEST_P(Listing, WhoSaysThatDataArePublishedAndWhoDeniesThatTheyArePersonalAreBothNamed) {
  rules::Facts facts{{.event = "attack_known", .at = at("2026-11-22T22:40:00Z"), .number = 1}};
  facts.push_back({.event = "data_published", .at = at("2026-11-22T23:00:00Z"), .by = "M. Petit", .number = 2, .noted = true});
  const auto cnil = [&] {
    const auto assessed = rules::assess(*rules::rules(), facts, {town::Town{}, {}, at("2026-11-23T02:00:00Z")});
    const auto found = std::ranges::find(assessed, std::string_view("cnil_notification"), &response::Deadline::id);
    std::string told;
    for (const response::Reason& reason : found->why) told += words.text(reason.id, reason.arguments) + "\n";
    return told;
  };
  EXPECT_TRUE(cnil().contains("M. Petit")) << cnil();
  EXPECT_FALSE(cnil().contains("DPD"));
  facts.push_back({.event = "personal_data_concerned", .at = {}, .state = "no", .by = "DPD", .number = 3});
  EXPECT_TRUE(cnil().contains("M. Petit") && cnil().contains("DPD")) << cnil();
  facts.erase(facts.begin());
  facts.pop_back();
  EXPECT_TRUE(cnil().contains(words.moment(at("2026-11-22T23:00:00Z"), "moment"))) << cnil();
}

TEST_P(Listing, TheJsonHasTheKeysOfTheContract) {
  const std::string json = to_json(all(), words);
  base::json::Parser parser;
  const auto document = parser.parse(json);
  ASSERT_TRUE(document);
  ASSERT_FALSE(document->elements().empty());
  for (const auto& one : document->elements()) {
    for (const auto* key : {"id", "title", "to", "due", "local_due", "starts_from", "basis", "decision", "because", "missing",
                            "how_to_reach", "status"})
      EXPECT_TRUE(one.find(key)) << key;
    for (const auto* key : {"text", "source", "state", "as_of"}) EXPECT_TRUE(one.find("basis")->find(key)) << key;
  }
}

TEST(ObligationsJson, TellsTheLocalHourWithItsOffset) {
  const base::Catalogue words = *base::Catalogue::load(base::Language::french, "America/Martinique");
  response::Deadline deadline{.id = "cnil_notification", .ref = "cnil_notification"};
  deadline.due = at("2026-11-25T22:40:00Z");
  const std::string json = to_json({deadline}, words);
  EXPECT_NE(json.find("\"2026-11-25T18:40:00-04:00\""), json.npos) << json;
  EXPECT_NE(json.find("\"2026-11-25T22:40:00.000000000Z\""), json.npos);
}

}  // namespace
}  // namespace beffroi::report::obligations
