// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/assess.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace beffroi::response::obligations {
namespace {

using testing::Contains;
using testing::Not;

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class Obligations : public testing::Test {
 protected:
  Fact& happened(std::string event, std::string_view when = {}, std::string state = {}) {
    Fact fact{.event = std::move(event), .at = {}, .state = std::move(state), .standing = Standing::confirmed};
    if (!when.empty()) fact.at = at(when);
    fact.number = facts.size() + 1;
    facts.push_back(std::move(fact));
    return facts.back();
  }
  std::vector<Deadline> all() const {
    Facts known = facts;
    for (Fact& fact : facts_of(town)) known.push_back(std::move(fact));
    return assess(catalogue, known, {town, place, now, switched_on});
  }
  std::vector<Deadline> named(std::string_view id) const {
    std::vector<Deadline> found = all();
    std::erase_if(found, [id](const Deadline& one) { return one.id != id; });
    return found;
  }
  Deadline one(std::string_view id) const {
    const auto found = named(id);
    EXPECT_EQ(found.size(), 1U) << id;
    return found.empty() ? Deadline{} : found.front();
  }
  static std::vector<std::string> reasons(const Deadline& deadline) {
    std::vector<std::string> ids;
    for (const Reason& reason : deadline.why) ids.push_back(reason.id);
    return ids;
  }

  std::vector<Rule> catalogue = *rules();
  town::Town town{.name = "Isbergues", .kind = town::BodyKind::commune, .insee = "62473", .population = 8'900};
  Place place{*base::TimeZone::find("Europe/Paris"), base::HolidayPlace::mainland};
  base::Timestamp now = at("2026-11-23T02:00:00Z");
  std::set<std::string> switched_on;
  Facts facts;
};

TEST_F(Obligations, WithoutAnyFactNothingRunsAndEachSaysWhatIsMissing) {
  for (const Deadline& deadline : all()) {
    EXPECT_EQ(deadline.due, std::nullopt) << deadline.id;
    EXPECT_EQ(deadline.decision, Decision::undetermined) << deadline.id;
    EXPECT_EQ(deadline.missing.empty(), deadline.state == DeadlineState::switched_off) << deadline.id;
  }
  EXPECT_TRUE(for_the_wall(all()).empty());
}

TEST_F(Obligations, TheTwo72HoursStartFromTwoEvents) {
  happened("attack_known", "2026-11-21T22:00:00+01:00");
  happened("breach_awareness", "2026-11-22T23:40:00+01:00");
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-24T22:00:00+01:00"));
  EXPECT_EQ(one("cnil_notification").due, at("2026-11-25T23:40:00+01:00"));
  EXPECT_EQ(one("cnil_notification").decision, Decision::required);
  EXPECT_EQ(one("cnil_notification").starts_from, "breach_awareness");
}

TEST_F(Obligations, AProcessorsCallStartsTheControllersClock) {
  happened("processor_told", "2026-11-22T10:00:00+01:00");
  happened("breach_awareness", "2026-11-22T23:40:00+01:00");
  EXPECT_EQ(one("cnil_notification").due, at("2026-11-25T10:00:00+01:00"));
  EXPECT_EQ(one("cnil_notification").starts_from, "processor_told");
}

TEST_F(Obligations, TwoTellingsOfOneStartCountFromTheEarlier) {
  happened("attack_known", "2026-11-22T23:00:00+01:00");
  const auto first = one("complaint_insurance").due;
  happened("attack_known", "2026-11-23T02:00:00+01:00");
  EXPECT_EQ(one("complaint_insurance").due, first);
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-25T20:00:00+01:00"));
}

TEST_F(Obligations, InsuranceUnknownShowsTheClockAsIfItRan) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  EXPECT_EQ(one("complaint_insurance").decision, Decision::undetermined);
  EXPECT_EQ(one("complaint_insurance").state, DeadlineState::running);
  EXPECT_THAT(one("complaint_insurance").missing, Contains("insurance_held"));
  town.cyber_insurance.held = town::Answer::yes;
  EXPECT_EQ(one("complaint_insurance").decision, Decision::required);
  town.cyber_insurance.held = town::Answer::no;
  EXPECT_EQ(one("complaint_insurance").decision, Decision::not_required);
  EXPECT_EQ(one("complaint_insurance").due, std::nullopt);
  EXPECT_EQ(one("complaint").decision, Decision::recommended) << "whatever the insurance";
  EXPECT_EQ(one("prosecutor_report").decision, Decision::required);
}

TEST_F(Obligations, ANoOfOnePersonLeavesItUndeterminedAndAConfirmedOneEndsIt) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "no").standing = Standing::proposed;
  EXPECT_EQ(one("cnil_notification").decision, Decision::undetermined);
  EXPECT_EQ(one("cnil_notification").due, std::nullopt);
  facts.back().standing = Standing::confirmed;
  EXPECT_EQ(one("cnil_notification").decision, Decision::not_required);
  facts.back().standing = Standing::contested;
  EXPECT_EQ(one("cnil_notification").decision, Decision::undetermined);
  EXPECT_NE(one("cnil_notification").due, std::nullopt) << "contested is unknown: as if it ran";
}

TEST_F(Obligations, PublishedDataKeepTheClockOfTheCnilRunningBesideANoThatNoDocumentConfirms) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("data_published", "2026-11-22T23:00:00+01:00").standing = Standing::proposed;
  EXPECT_THAT(reasons(one("cnil_notification")), Contains("obligation.hinted.personal_data_concerned"));
  happened("personal_data_concerned", {}, "no").standing = Standing::proposed;
  EXPECT_EQ(one("cnil_notification").decision, Decision::undetermined);
  EXPECT_EQ(one("cnil_notification").due, at("2026-11-25T20:00:00+01:00"));
  EXPECT_EQ(one("cnil_notification").state, DeadlineState::running);
  EXPECT_THAT(reasons(one("cnil_notification")), Contains("obligation.hinted.personal_data_concerned"));
  facts.back().standing = Standing::confirmed;
  EXPECT_EQ(one("cnil_notification").decision, Decision::not_required) << "a document that came after weighed it";
}

TEST_F(Obligations, DataThatArePublishedAfterAConfirmedNoPutItInDoubtAgain) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "no");
  EXPECT_EQ(one("cnil_notification").decision, Decision::not_required);
  happened("data_published", "2026-11-22T23:00:00+01:00");
  EXPECT_EQ(one("cnil_notification").state, DeadlineState::running);
  facts[1].latest = 9;
  EXPECT_EQ(one("cnil_notification").decision, Decision::not_required) << "it was said again since";
}

TEST_F(Obligations, PublishedDataAloneStartTheClockToBeSafe) {
  happened("data_published", "2026-11-22T23:00:00+01:00");
  const Deadline cnil = one("cnil_notification");
  EXPECT_EQ(cnil.due, at("2026-11-25T23:00:00+01:00"));
  EXPECT_EQ(cnil.starts_from, "data_published");
  EXPECT_THAT(reasons(cnil), Contains("obligation.start.feared"));
  EXPECT_EQ(one("complaint_insurance").due, std::nullopt) << "that clock waits for the attack itself";
}

TEST_F(Obligations, AnHourThatNobodySaidIsThatOfTheNote) {
  happened("health_site_hit", "2026-11-22T20:00:00+01:00").noted = true;
  EXPECT_TRUE(one("health_alert").start_noted);
  EXPECT_THAT(reasons(one("health_alert")), Contains("obligation.start.noted"));
  facts.back().noted = false;
  EXPECT_FALSE(one("health_alert").start_noted);
  EXPECT_THAT(reasons(one("health_alert")), Contains("obligation.start.health_site_hit"));
}

TEST_F(Obligations, AProposedYesIsRequiredAndSaysThatItIsToBeConfirmed) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "yes").standing = Standing::proposed;
  EXPECT_EQ(one("cnil_notification").decision, Decision::required);
  EXPECT_THAT(reasons(one("cnil_notification")), Contains("obligation.to_confirm"));
  facts.back().standing = Standing::confirmed;
  EXPECT_THAT(reasons(one("cnil_notification")), Not(Contains("obligation.to_confirm")));
}

TEST_F(Obligations, TwoThatContradictEachOtherAreUnknown) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "yes");
  happened("personal_data_concerned", {}, "no");
  EXPECT_EQ(one("cnil_notification").decision, Decision::undetermined);
  EXPECT_NE(one("cnil_notification").due, std::nullopt);
}

TEST_F(Obligations, AFirstAnswerGivesWayToADeclaration) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "no").provisional = true;
  happened("personal_data_concerned", {}, "yes");
  EXPECT_EQ(one("cnil_notification").decision, Decision::required);
}

TEST_F(Obligations, ThePersonsAreToldOnlyWhereTheRiskIsHigh) {
  happened("breach_awareness", "2026-11-22T20:00:00+01:00");
  EXPECT_EQ(one("persons_communication").decision, Decision::undetermined);
  EXPECT_EQ(one("persons_communication").state, DeadlineState::undetermined);
  happened("high_risk", {}, "yes");
  EXPECT_EQ(one("persons_communication").decision, Decision::required);
  EXPECT_EQ(one("persons_communication").state, DeadlineState::without_hour);
  EXPECT_EQ(one("persons_communication").due, std::nullopt);
  facts.back().state = "no";
  EXPECT_EQ(one("persons_communication").decision, Decision::not_required);
}

TEST_F(Obligations, EachLegalPersonHasItsOwnClock) {
  town.legal_persons = {{.id = "commune", .name = "Commune", .kind = town::BodyKind::commune, .signatory = "Mme Leroy"},
                        {.id = "ccas", .name = "CCAS d’Isbergues", .kind = town::BodyKind::ccas, .signatory = "M. Petit"}};
  happened("breach_awareness", "2026-11-22T20:00:00+01:00");
  happened("breach_awareness", "2026-11-24T09:00:00+01:00").person = "ccas";
  const auto both = named("cnil_notification");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].ref, "cnil_notification");
  EXPECT_EQ(both[0].signatory, "Mme Leroy");
  EXPECT_EQ(both[0].due, at("2026-11-25T20:00:00+01:00"));
  EXPECT_EQ(both[1].ref, "cnil_notification@ccas");
  EXPECT_EQ(both[1].signatory, "M. Petit");
  EXPECT_EQ(both[1].due, at("2026-11-27T09:00:00+01:00"));
}

TEST_F(Obligations, WhatIsSaidOfTheBodyDecidesNothingForItsCcas) {
  town.legal_persons = {{.id = "commune", .name = "Commune", .kind = town::BodyKind::commune},
                        {.id = "ccas", .name = "CCAS", .kind = town::BodyKind::ccas}};
  happened("breach_awareness", "2026-11-22T20:00:00+01:00");
  happened("personal_data_concerned", {}, "no");
  const auto both = named("cnil_notification");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].decision, Decision::not_required);
  EXPECT_EQ(both[1].decision, Decision::undetermined);
  EXPECT_EQ(both[1].due, at("2026-11-25T20:00:00+01:00"));
}

TEST_F(Obligations, TheInsurersClauseRunsWhereTheContractIsKnownAndIsMetOnceHeIsTold) {
  happened("attack_known", "2026-11-22T20:00:00+01:00");
  town.cyber_insurance = {.held = town::Answer::yes, .insurer = "Assurances du Nord", .night_phone = "03 00 00 00 00"};
  EXPECT_EQ(one("insurer_notice").due, std::nullopt);
  EXPECT_THAT(one("insurer_notice").missing, Contains("notice_hours"));
  EXPECT_EQ(one("insurer_notice").reach_town, "Assurances du Nord · 03 00 00 00 00");
  town.cyber_insurance.notice_hours = 48;
  EXPECT_EQ(one("insurer_notice").due, at("2026-11-24T20:00:00+01:00"));
  happened("insurer_told", "2026-11-23T09:00:00+01:00").by = "Léa";
  EXPECT_EQ(one("insurer_notice").state, DeadlineState::met);
  EXPECT_EQ(one("insurer_notice").receipt->by, "Léa");
}

TEST_F(Obligations, Nis2IsSwitchedOffUntilSomebodySwitchesItOn) {
  happened("attack_known", "2026-11-20T20:00:00+01:00");
  for (const auto* id : {"nis2_early_warning", "nis2_notification", "nis2_final_report"}) {
    EXPECT_EQ(one(id).state, DeadlineState::switched_off);
    EXPECT_EQ(one(id).due, std::nullopt);
    EXPECT_EQ(one(id).basis.state, "proposed");
  }
  switched_on = {"nis2"};
  EXPECT_EQ(one("nis2_early_warning").due, at("2026-11-21T20:00:00+01:00"));
  EXPECT_EQ(one("nis2_notification").due, at("2026-11-23T20:00:00+01:00"));
  EXPECT_EQ(one("nis2_final_report").due, at("2026-12-21T23:59:59+01:00")) << "the 20th is a Sunday";
}

TEST_F(Obligations, ACareHomeIsAskedForEvenWhereNobodySpokeOfIt) {
  EXPECT_EQ(one("health_alert").state, DeadlineState::not_started);
  town.sites = {{.id = "ehpad", .name = "EHPAD", .kind = town::SiteKind::care_home}};
  EXPECT_EQ(one("health_alert").state, DeadlineState::undetermined);
  happened("health_site_hit", "2026-11-22T20:00:00+01:00");
  EXPECT_EQ(one("health_alert").state, DeadlineState::without_hour);
  EXPECT_EQ(one("health_alert").decision, Decision::required);
}

/// A care home that is a legal person reports for itself; who declares it, for nobody or for it, makes one line due.
TEST_F(Obligations, WhoRunsTheCareHomeAnswersForIt) {
  town.legal_persons = {{.id = "commune", .name = "Commune", .kind = town::BodyKind::commune, .signatory = "Mme Leroy"},
                        {.id = "tilleuls", .name = "EHPAD", .kind = town::BodyKind::establishment, .signatory = "Mme Roche"}};
  town.sites = {{.id = "ehpad", .name = "EHPAD", .kind = town::SiteKind::care_home}};
  town.services = {{.id = "care_home", .name = "EHPAD", .sites = {"ehpad"}, .legal_person = "tilleuls"}};
  EXPECT_EQ(one("health_alert").ref, "health_alert@tilleuls");
  EXPECT_EQ(one("health_alert").state, DeadlineState::undetermined);
  EXPECT_TRUE(one("health_alert").signatory.starts_with("Mme Roche"));
  happened("health_site_hit", "2026-11-22T20:00:00+01:00");
  EXPECT_EQ(one("health_alert").ref, "health_alert@tilleuls");
  EXPECT_EQ(one("health_alert").state, DeadlineState::without_hour);
  facts.back().person = "tilleuls";
  EXPECT_EQ(one("health_alert").ref, "health_alert@tilleuls");
  town.services.front().legal_person.clear();
  facts.clear();
  EXPECT_EQ(one("health_alert").ref, "health_alert") << "the body's own";
}

TEST_F(Obligations, EachBirthHasItsOwnClock) {
  happened("birth", "2026-11-23T09:00:00+01:00");
  happened("birth", "2026-11-25T09:00:00+01:00");
  const auto both = named("birth_declaration");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].ref, "birth_declaration#1");
  EXPECT_EQ(both[0].due, at("2026-11-30T23:59:59+01:00"));
  EXPECT_EQ(both[1].due, at("2026-11-30T23:59:59+01:00"));
}

TEST_F(Obligations, ABurialThatIsPlannedComesBeforeTheLastDayOfTheLaw) {
  happened("death_found", "2026-11-20T10:00:00+01:00");
  EXPECT_EQ(one("burial").due, at("2026-12-04T23:59:59+01:00"));
  EXPECT_EQ(one("death_declaration").due, at("2026-11-23T10:00:00+01:00")) << "Friday to Monday";
  happened("burial_planned", "2026-11-26T10:00:00+01:00");
  EXPECT_EQ(one("burial").due, at("2026-11-26T10:00:00+01:00"));
  facts.back().at = at("2026-12-20T10:00:00+01:00");
  EXPECT_EQ(one("burial").due, at("2026-12-04T23:59:59+01:00"));
  facts.erase(facts.begin());
  EXPECT_EQ(one("burial").due, at("2026-12-20T10:00:00+01:00")) << "no death was noted";
  EXPECT_EQ(one("burial").decision, Decision::required);
}

TEST_F(Obligations, APlanningApplicationRunsFromItsCompleteFile) {
  Fact& deposit = happened("planning_deposit", "2026-11-02T10:00:00+01:00");
  deposit.particulars = {{"kind", "dp"}, {"complete_at", "2026-11-10T10:00:00+01:00"}, {"silence", "acceptance"}};
  EXPECT_EQ(one("planning_tacit").due, at("2026-12-10T23:59:59+01:00"));
  EXPECT_EQ(one("planning_tacit").decision, Decision::required);
  facts[0].particulars[0].second = "pc";
  EXPECT_EQ(one("planning_tacit").due, at("2027-02-10T23:59:59+01:00"));
  facts[0].particulars.emplace_back("extended_to", "2027-03-10T10:00:00+01:00");
  EXPECT_EQ(one("planning_tacit").due, at("2027-03-10T23:59:59+01:00"));
}

TEST_F(Obligations, APlanningApplicationOfUnknownSilenceOrCompletenessIsUndetermined) {
  Fact& deposit = happened("planning_deposit", "2026-11-02T10:00:00+01:00");
  deposit.particulars = {{"kind", "dp"}, {"complete_at", "2026-11-10T10:00:00+01:00"}, {"silence", "unknown"}};
  EXPECT_EQ(one("planning_tacit").decision, Decision::undetermined);
  EXPECT_THAT(one("planning_tacit").missing, Contains("silence"));
  facts[0].particulars = {{"kind", "dp"}, {"silence", "acceptance"}};
  const Deadline incomplete = one("planning_tacit");
  EXPECT_EQ(incomplete.decision, Decision::undetermined);
  EXPECT_EQ(incomplete.due, std::nullopt);
  EXPECT_THAT(incomplete.missing, Contains("complete_at"));
  ASSERT_THAT(reasons(incomplete), Contains("obligation.incomplete.fear"));
  EXPECT_EQ(incomplete.why.back().arguments.front().value, base::ArgumentValue(at("2026-12-02T23:59:59+01:00")));
}

TEST_F(Obligations, TheCouncilIsConvenedByTheSizeOfTheTown) {
  happened("council_date", "2026-12-11T18:00:00+01:00");
  EXPECT_EQ(one("council_notice").due, at("2026-12-05T23:59:59+01:00"));
  town.population = 3'499;
  EXPECT_EQ(one("council_notice").due, at("2026-12-07T23:59:59+01:00"));
  town.population = 3'500;
  EXPECT_EQ(one("council_notice").due, at("2026-12-05T23:59:59+01:00"));
  town.population.reset();
  EXPECT_EQ(one("council_notice").due, at("2026-12-05T23:59:59+01:00")) << "the longer one, to be safe";
  EXPECT_THAT(one("council_notice").missing, Contains("population"));
  town.kind = town::BodyKind::epci;
  EXPECT_EQ(one("council_notice").due, std::nullopt);
  EXPECT_EQ(one("council_notice").decision, Decision::undetermined);
}

TEST_F(Obligations, WhoHoldsTheDataOfOthersTellsThem) {
  happened("attack_known", "2026-11-20T22:00:00+01:00");
  const auto told = [this] {
    const std::vector<Deadline> deadlines = all();
    return std::ranges::count(deadlines, "processor_alert", &Deadline::id);
  };
  EXPECT_EQ(told(), 0) << "a commune does not hear of it";
  town.kind = town::BodyKind::epci;
  EXPECT_EQ(told(), 1);
}

TEST_F(Obligations, WhoActsIsThePresidentWhereOneHeadsTheLegalPerson) {
  happened("attack_known", "2026-11-20T22:00:00+01:00");
  EXPECT_NE(one("complaint").who.fr.find("maire"), std::string::npos);
  town.kind = town::BodyKind::department;
  EXPECT_EQ(one("complaint").who.fr, "Le président, ou un vice-président muni d’un arrêté de délégation");
}

TEST_F(Obligations, AnAssemblyHasTwelveDaysAndNoCouncilNotice) {
  happened("council_date", "2026-12-11T18:00:00+01:00");
  EXPECT_TRUE(named("assembly_report").empty());
  town.kind = town::BodyKind::region;
  EXPECT_TRUE(named("council_notice").empty());
  EXPECT_EQ(one("assembly_report").due, at("2026-11-28T23:59:59+01:00"));
}

TEST_F(Obligations, ATextThatWasNotYetInForceGivesNoDate) {
  happened("death_found", "2024-07-01T10:00:00+02:00");
  EXPECT_EQ(one("burial").due, std::nullopt);
  EXPECT_THAT(reasons(one("burial")), Contains("obligation.no_text"));
}

TEST_F(Obligations, AnEventWithoutAMomentIsDueWithoutWaiting) {
  happened("attack_known");
  EXPECT_EQ(one("complaint_insurance").due, std::nullopt);
  EXPECT_EQ(one("complaint_insurance").state, DeadlineState::without_hour);
  EXPECT_THAT(one("complaint_insurance").missing, Contains("at"));
}

TEST_F(Obligations, TheWallHasThePassedOneFirst) {
  happened("attack_known", "2026-11-19T20:00:00+01:00");
  const auto wall = for_the_wall(all());
  ASSERT_FALSE(wall.empty());
  EXPECT_EQ(wall.front().state, DeadlineState::overdue);
  EXPECT_TRUE(std::ranges::all_of(wall, [](const Deadline& one) { return one.state < DeadlineState::not_required; }));
}

}  // namespace
}  // namespace beffroi::response::obligations
