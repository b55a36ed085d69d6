// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "casefile/temporary_folder_for_tests.h"
#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::obligations {
namespace {

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class CaseFacts : public testing::Test {
 protected:
  const Fact& fact(std::string_view event) {
    facts = facts_of(*entries_of(store));
    const auto found = std::ranges::find(facts, event, &Fact::event);
    EXPECT_NE(found, facts.end()) << event;
    return found == facts.end() ? none : *found;
  }
  void answer(const std::string& question, std::string_view typed) {
    const auto questions = *first_hour::questions();
    const auto* asked = first_hour::find_question(questions, question);
    const auto given = first_hour::read_answer(*asked, typed, now, base::TimeZone::utc());
    ASSERT_TRUE(given) << given.error().id;
    const auto state = first_hour::state_of(*entries_of(store));
    ASSERT_TRUE(first_hour::give_answer(store, state, *asked, *given, words, "Camille"));
  }
  void open() { ASSERT_TRUE(first_hour::open_first_hour(store, false)); }

  base::Timestamp now = at("2026-11-23T01:00:00Z");
  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [this] { return now; }});
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
  Facts facts;
  Fact none;
};

TEST_F(CaseFacts, WithoutAFirstHourOrADeclarationThereAreNone) { EXPECT_TRUE(facts_of(*entries_of(store)).empty()); }

TEST_F(CaseFacts, TheAttackIsKnownFromTheOpeningAtTheLatest) {
  open();
  EXPECT_EQ(fact("attack_known").at, now);
  EXPECT_EQ(fact("attack_known").origin, Origin::opening);
  now = at("2026-11-23T08:00:00Z");
  answer("when", "2026-11-23 05:00");
  EXPECT_EQ(fact("attack_known").at, at("2026-11-23T01:00:00Z")) << "a time after the opening cannot be the start";
}

TEST_F(CaseFacts, ACorrectionToALaterTimeLengthensNothingAndOneToAnEarlierTimeShortens) {
  open();
  answer("when", "2026-11-22 20:00");
  EXPECT_EQ(fact("attack_known").at, at("2026-11-22T20:00:00Z"));
  EXPECT_EQ(fact("attack_known").origin, Origin::first_hour);
  EXPECT_EQ(fact("attack_known").number, 2U) << "the answer, which the review cites";
  answer("when", "2026-11-22 23:00");
  EXPECT_EQ(fact("attack_known").at, at("2026-11-22T20:00:00Z"));
  EXPECT_EQ(fact("attack_known").corrected_to, at("2026-11-22T23:00:00Z"));
  answer("when", "2026-11-22 18:00");
  EXPECT_EQ(fact("attack_known").at, at("2026-11-22T18:00:00Z"));
}

TEST_F(CaseFacts, ASlipThatWasSetAsideLeavesTheClockAndIsTold) {
  open();
  answer("when", "2025-11-22 20:00");
  const std::uint64_t slip = entries_of(store)->back().seq;
  answer("when", "2026-11-22 23:00");
  EXPECT_EQ(fact("attack_known").at, at("2025-11-22T20:00:00Z"));
  EXPECT_EQ(fact("attack_known").holds(), at("2026-11-22T23:00:00Z"));
  ASSERT_TRUE(withdraw_declaration(store, slip, "année mal tapée", "Mme Petit"));
  EXPECT_EQ(fact("attack_known").at, at("2026-11-22T23:00:00Z"));
  EXPECT_EQ(fact("attack_known").corrected_to, std::nullopt);
  EXPECT_EQ(fact("attack_known").slip, at("2025-11-22T20:00:00Z"));
  EXPECT_EQ(fact("attack_known").slip_by, "Mme Petit");
}

TEST_F(CaseFacts, TheSameHoldsForADeclarationButNotForWhatIsPlanned) {
  const auto first = declare(store, {.event = "breach_awareness", .at = at("2026-11-22T20:00:00Z")});
  ASSERT_TRUE(first);
  ASSERT_TRUE(declare(store, {.event = "breach_awareness", .at = at("2026-11-22T23:00:00Z"), .corrects = first->seq}));
  EXPECT_EQ(fact("breach_awareness").at, at("2026-11-22T20:00:00Z"));
  EXPECT_EQ(fact("breach_awareness").corrected_to, at("2026-11-22T23:00:00Z"));
  const auto council = declare(store, {.event = "council_date", .at = at("2026-12-11T17:00:00Z")});
  ASSERT_TRUE(council);
  ASSERT_TRUE(declare(store, {.event = "council_date", .at = at("2026-12-18T17:00:00Z"), .corrects = council->seq}));
  EXPECT_EQ(fact("council_date").at, at("2026-12-18T17:00:00Z")) << "a meeting may be put off";
}

TEST_F(CaseFacts, ADocumentConfirmsWhatIsOnlyToldIsProposed) {
  ASSERT_TRUE(declare(store, {.known = Known::told, .event = "high_risk", .state = "no"}));
  EXPECT_EQ(fact("high_risk").standing, Standing::proposed);
  ASSERT_TRUE(declare(store, {.known = Known::document, .event = "personal_data_concerned", .state = "no"}));
  EXPECT_EQ(fact("personal_data_concerned").standing, Standing::confirmed);
}

TEST_F(CaseFacts, ARansomNoteSaysThatTheAttackIsKnown) {
  ASSERT_TRUE(declare(store, {.event = "ransom_note", .state = "yes", .at = at("2026-11-22T20:00:00Z")}));
  EXPECT_EQ(fact("attack_known").at, at("2026-11-22T20:00:00Z"));
}

TEST_F(CaseFacts, AnswersOfTheFirstHourAreProposed) {
  open();
  answer("personal_data", "no");
  answer("insurance", "yes");
  EXPECT_EQ(fact("personal_data_concerned").state, "no");
  EXPECT_TRUE(fact("personal_data_concerned").provisional);
  EXPECT_EQ(fact("personal_data_concerned").standing, Standing::proposed);
  EXPECT_EQ(fact(kInsuranceHeld).state, "yes");
}

TEST_F(CaseFacts, ADeclarationThatWasWithdrawnStartsNothing) {
  const auto told = declare(store, {.event = "breach_awareness", .at = at("2026-11-22T20:00:00Z")});
  ASSERT_TRUE(withdraw_declaration(store, told->seq, "autre commune"));
  EXPECT_TRUE(facts_of(*entries_of(store)).empty());
}

TEST_F(CaseFacts, DataSeenPublishedInTheFirstHourAreAFactOfTheirOwn) {
  open();
  answer("seen", "data_published");
  EXPECT_EQ(fact("data_published").at, now);
  EXPECT_TRUE(fact("data_published").noted) << "the answer gives no hour";
  EXPECT_EQ(std::ranges::count(facts, "attack_known", &Fact::event), 1);
}

TEST_F(CaseFacts, WhereNobodySaidTheHourTheFactSaysThatItIsThatOfTheNote) {
  ASSERT_TRUE(declare(store, {.event = "health_site_hit"}));
  EXPECT_TRUE(fact("health_site_hit").noted);
  EXPECT_EQ(fact("health_site_hit").at, now);
  ASSERT_TRUE(declare(store, {.event = "processor_told", .at = at("2026-11-22T20:00:00Z")}));
  EXPECT_FALSE(fact("processor_told").noted);
}

TEST_F(CaseFacts, ALegalPersonIsNamedByItsParticular) {
  ASSERT_TRUE(declare(store, {.event = "breach_awareness", .particulars = {{"legal_person", "ccas"}}}));
  EXPECT_EQ(fact("breach_awareness").person, "ccas");
}

FactFile read(std::string_view yaml) {
  const auto file = read_fact_file(yaml, "facts.yaml", at("2026-11-23T01:00:00Z"), *base::TimeZone::find("Europe/Paris"));
  EXPECT_TRUE(file) << file.error().id;
  return file ? *file : FactFile{};
}

TEST(FactFile, ReadsEventsWithTheirTimesOnTheClockOfThePlace) {
  const FactFile file = read(
      "- {event: breach_awareness, at: 2026-11-22T23:40:00+01:00, legal_person: ccas}\n"
      "- {event: attack_known, at: 2026-11-22 23:40, by: Léa}\n- {event: high_risk, state: no, standing: proposed}\n"
      "- {event: birth, at: 2026-11-20}\n"
      "- {event: planning_deposit, kind: dp, complete_at: 2026-11-10, silence: acceptance}\n");
  ASSERT_EQ(file.facts.size(), 5U);
  EXPECT_TRUE(file.refused.empty());
  EXPECT_EQ(file.facts[0].at, at("2026-11-22T22:40:00Z"));
  EXPECT_EQ(file.facts[0].person, "ccas");
  EXPECT_EQ(file.facts[0].standing, Standing::confirmed);
  EXPECT_EQ(file.facts[1].at, at("2026-11-22T22:40:00Z"));
  EXPECT_EQ(file.facts[2].standing, Standing::proposed);
  EXPECT_TRUE(file.facts[3].day_only);
  EXPECT_EQ(file.facts[4].particular("complete_at"), base::format_rfc3339(at("2026-11-09T23:00:00Z")));
  EXPECT_EQ(file.facts[4].number, 5U);
}

TEST(FactFile, ATruthIsAnAnswer) {
  EXPECT_EQ(read("- {event: high_risk, state: true}\n").facts.at(0).state, "yes");
  EXPECT_EQ(read("- {event: high_risk, state: false}\n").facts.at(0).state, "no");
}

TEST(FactFile, AnEmptyFileIsValid) { EXPECT_TRUE(read("").facts.empty()); }

TEST(FactFile, WhatIsWrongIsToldWithItsLineAndCostsNoOther) {
  const FactFile file = read(
      "- {event: fire}\n- {event: attack_known, at: peut-être}\n- {event: high_risk, state: maybe}\n- 12\n"
      "- {event: birth, colour: blue, at: 2026-11-22}\n- {event: planning_deposit, kind: castle}\n");
  EXPECT_EQ(file.facts.size(), 4U);
  std::vector<std::pair<std::string, std::uint64_t>> refused;
  for (const base::Error& error : file.refused) refused.emplace_back(error.id, error.where.line.value_or(0));
  EXPECT_EQ(refused, (std::vector<std::pair<std::string, std::uint64_t>>{{"obligation.fact.unknown_event", 1},
                                                                         {"moment.not_understood", 2},
                                                                         {"obligation.fact.value", 3},
                                                                         {"obligation.fact.not_a_mapping", 4},
                                                                         {"obligation.fact.unknown_key", 5},
                                                                         {"obligation.fact.value", 6}}));
  EXPECT_TRUE(file.facts[2].at) << "the rest of the fact is kept";
}

TEST(FactFile, WhatIsNoListIsRefused) {
  const auto zone = base::TimeZone::utc();
  EXPECT_EQ(read_fact_file("event: birth", "x", {}, zone).error().id, "obligation.fact.not_a_list");
  EXPECT_FALSE(read_fact_file("- [", "x", {}, zone));
}

}  // namespace
}  // namespace beffroi::response::obligations
