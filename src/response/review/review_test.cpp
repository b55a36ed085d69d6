// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "casefile/temporary_folder_for_tests.h"
#include "response/declarations/declarations.h"
#include "response/review/record.h"

namespace beffroi::response::review {
namespace {

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};
constexpr base::Date kToday{2026, 11, 26};
constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr base::Timestamp ago(std::int64_t hours) { return {kNow.nanoseconds - hours * kHour}; }

class Review : public testing::Test {
 protected:
  Review() {
    diagnosed.exists = true;
    diagnosed.incident = "yes";
    diagnosed.encryption = "yes";
    diagnosed.hosts = {{"SRV-MAIRIE-DE-LILLE", "file_server", "encrypted", ago(72), "hosts.1"},
                       {"PC-1", "workstation", "no_sign", {}, "hosts.2"}};
    diagnosed.origins = {{"phishing_attachment", "PC-9", "anne.leroy", "determined", "origin.1", ago(80)}};
  }

  Course course() {
    entries = *entries_of(store);
    taken = measures::state_of(entries);
    overview = services::overview_of({entries, &town, &diagnosed}, base::Language::french);
    return course_of({.entries = entries,
                      .diagnosed = diagnosed,
                      .deadlines = deadlines,
                      .measures = taken,
                      .services = overview,
                      .now = kNow});
  }
  State state() { return state_of(*entries_of(store)); }
  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  std::vector<Entry> entries;
  Diagnosed diagnosed;
  std::vector<Deadline> deadlines;
  std::vector<measures::Measure> taken;
  services::Overview overview;
  town::Town town{.name = "Ville-Secrète", .kind = town::BodyKind::commune, .population = 9'000};
};

TEST_F(Review, TheCourseSaysWhatIsKnownAndLeavesOpenWhatIsNot) {
  const Course made = course();
  EXPECT_EQ(made.milestone("entry")->at, ago(80));
  EXPECT_EQ(made.milestone("first_sign")->ground, "hosts.1");
  EXPECT_FALSE(made.milestone("known")->at);
  EXPECT_EQ(made.milestone("known")->otherwise, NoMoment::unknown);
  EXPECT_FALSE(made.span("unseen"));
  EXPECT_TRUE(made.questions.empty());
}

TEST_F(Review, SpansRunFromTheMomentTheTownKnew) {
  Declaring known;
  known.event = "attack_known";
  known.at = ago(48);
  ASSERT_TRUE(declare(store, known, "Karim"));
  const measures::Act cut{
      .measure = "cut_internet", .system = {}, .title = "Couper", .who = {}, .at = ago(47), .text = {}, .findings = {}};
  ASSERT_TRUE(measures::note_step(store, cut, measures::Step::done, "Karim"));
  const Course made = course();
  EXPECT_EQ(made.span("unseen"), 24 * 60);
  EXPECT_EQ(made.span("cut"), 60);
  EXPECT_EQ(made.milestone("cut")->at, ago(47));
  ASSERT_EQ(made.deeds.size(), 1U);
  EXPECT_EQ(made.questions.back().id, "unchecked");
}

TEST_F(Review, NoLengthIsCountedBetweenLogsOfAnotherYearAndTheHourThatPeopleTold) {
  Declaring known;
  known.event = "attack_known";
  known.at = ago(48);
  ASSERT_TRUE(declare(store, known, "Karim"));
  Diagnosed::Seen seen;
  seen.coverage = {.computer = "PC-1", .channel = "Security", .first_time = ago(90), .last_time = ago(47)};
  diagnosed.seen = {seen};
  EXPECT_EQ(course().span("unseen"), 24 * 60);
  diagnosed.seen[0].coverage.last_time = ago(100);
  diagnosed.seen[0].coverage.first_time = ago(120);
  const Course made = course();
  EXPECT_FALSE(made.span("unseen"));
  EXPECT_TRUE(std::ranges::find(made.questions, "unseen", &Question::id) == made.questions.end());
  const Record record = record_of(made, diagnosed, &town, town.population, state(), false);
  EXPECT_FALSE(record.days.contains("unseen"));
}

TEST(Sums, AreReadAsPeopleWriteThem) {
  for (const char* typed :
       {"18400", "18 400", "18 400 €", "18\u00A0400\u00A0€", "18\u202F400 euros", "18 400,00 €", "18 399,50"})
    EXPECT_EQ(euros_in(typed).value_or(-1), 18'400) << typed;
  EXPECT_EQ(euros_in("").value_or(-1), 0);
  for (const char* typed : {"beaucoup", "-5", "10-20", "€", "99999999999999999999"}) EXPECT_FALSE(euros_in(typed)) << typed;
}

TEST_F(Review, WhatIsDecidedForAllAndDoneMachineByMachineIsDecidedForEach) {
  measures::Act act{
      .measure = "switch_off", .system = {}, .title = "Éteindre", .who = {}, .at = ago(40), .text = {}, .findings = {}};
  ASSERT_TRUE(measures::note_step(store, act, measures::Step::decided, "Anne"));
  ASSERT_EQ(course().deeds.size(), 1U) << "nobody did it";
  for (const char* machine : {"SRV1", "SRV2"}) {
    act.system = machine;
    act.at = ago(39);
    ASSERT_TRUE(measures::note_step(store, act, measures::Step::done, "Karim"));
  }
  const Course made = course();
  ASSERT_EQ(made.deeds.size(), 2U);
  for (const Deeds& one : made.deeds) {
    EXPECT_EQ(one.decided, ago(40));
    EXPECT_EQ(one.by, "Anne");
    EXPECT_FALSE(one.measure->system.empty());
  }
}

TEST_F(Review, WhatWasNotDoneIsNoUnknownHour) {
  const Course before = course();
  for (const std::string_view id : {"cut", "informed", "complaint", "first_notice", "first_page", "restart"})
    EXPECT_EQ(before.milestone(id)->otherwise, NoMoment::not_yet) << id;
  EXPECT_EQ(before.milestone("all_back")->otherwise, NoMoment::no_case);
  taken = {{.id = "cut_internet", .step = measures::Step::done}};
  taken.front().deeds = {{.step = measures::Step::done, .answered = true}};
  const Course made = course_of({.entries = entries,
                                 .diagnosed = diagnosed,
                                 .deadlines = deadlines,
                                 .measures = taken,
                                 .services = overview,
                                 .now = kNow});
  EXPECT_FALSE(made.milestone("cut")->at);
  EXPECT_EQ(made.milestone("cut")->otherwise, NoMoment::hour_unknown) << "a box that was ticked";
}

TEST_F(Review, CostsAndLessonsAreAddedUpAndTakenBack) {
  ASSERT_TRUE(note_cost(store, "Prestataire", 4'200, 0, "Anne"));
  ASSERT_TRUE(note_cost(store, "Nuits", 0, 36, "Anne"));
  ASSERT_TRUE(note_lesson(store, {.text = "Débrancher", .action = "tous les soirs", .before = base::Date{2027, 1, 31}}, kToday,
                          "Anne"));
  EXPECT_EQ(note_lesson(store, {.text = "Hier", .before = base::Date{2020, 1, 31}}, kToday, "Anne").error().id,
            "review.before");
  EXPECT_EQ(note_cost(store, "rien", 0, 0, "Anne").error().id, "review.amount");
  EXPECT_EQ(note_cost(store, "moins", -5, 0, "Anne").error().id, "review.amount");
  EXPECT_EQ(note_cost(store, "x", 5, 0, {}).error().id, "review.by_whom");
  EXPECT_EQ(state().euros(), 4'200);
  EXPECT_EQ(state().hours(), 36);
  ASSERT_TRUE(take_back(store, state(), "D1", "facture de quelqu’un d’autre", "Anne"));
  EXPECT_EQ(state().euros(), 0);
  EXPECT_EQ(state().costs.front().id, "D2") << "numbers stay";
  EXPECT_EQ(take_back(store, state(), "D1", "encore", "Anne").error().id, "review.unknown");
  EXPECT_EQ(state().lessons.front().before, (base::Date{2027, 1, 31}));
}

TEST_F(Review, ACaseIsClosedOverOpenThingsOnlyWithAReason) {
  const base::Date today{2026, 11, 26}, until{2032, 11, 26};
  const Open open{.deadlines = 1};
  EXPECT_EQ(close(store, state(), open, until, today, {}, "Anne").error().id, "review.still_open");
  EXPECT_EQ(close(store, state(), {}, today, today, {}, "Anne").error().id, "review.keep_until");
  ASSERT_TRUE(close(store, state(), open, until, today, "suivi par l’avocat", "Anne"));
  EXPECT_EQ(state().closing->keep_until, until);
  EXPECT_EQ(close(store, state(), {}, until, today, {}, "Anne").error().id, "review.closed_already");
  ASSERT_TRUE(reopen(store, state(), "nouvelle trace", "Anne"));
  EXPECT_FALSE(state().closing);
}

TEST_F(Review, OnlyAPromiseWhoseHourHasPassedIsNotKept) {
  const auto ahead = [](std::int64_t hours) { return ago(-hours); };
  ASSERT_TRUE(make_promise(store, {.text = "Point de midi", .to = {}, .due = ahead(2)}, kNow, "Anne"));
  ASSERT_TRUE(make_promise(store, {.text = "Retour du guichet", .to = {}, .due = ahead(20)}, kNow, "Anne"));
  const Course made = course();
  const Open now = open_of(made, 0, kNow), evening = open_of(made, 0, ahead(10)), later = open_of(made, 0, ahead(30));
  EXPECT_EQ(std::pair(now.promises, now.promised), std::pair(std::int64_t{0}, std::int64_t{2}));
  EXPECT_EQ(std::pair(evening.promises, evening.promised), std::pair(std::int64_t{1}, std::int64_t{1}));
  EXPECT_EQ(std::pair(later.promises, later.promised), std::pair(std::int64_t{2}, std::int64_t{0}));
  EXPECT_TRUE(now.any()) << "a promise is not forgotten by closing";
}

/// A proposal is no decision: nobody said that it is disturbed, and nobody that it is back.
TEST_F(Review, AServiceThatIsOnlyProposedIsUnknownAndStillOpen) {
  town.machines = {{.id = "SRV-MAIRIE-DE-LILLE"}};
  town.systems = {{.id = "paie", .name = "Paie", .machines = {"SRV-MAIRIE-DE-LILLE"}}};
  town.services = {{.id = "payroll", .name = "Paie", .systems = {"paie"}}};
  const Course made = course();
  EXPECT_EQ(made.undecided, std::vector<std::string>{"payroll"});
  EXPECT_EQ(made.milestone("all_back")->otherwise, NoMoment::unknown);
  const Open open = open_of(made, 0, kNow);
  EXPECT_EQ(std::pair(open.proposed, open.services), std::pair(std::int64_t{1}, std::int64_t{0}));
  EXPECT_TRUE(open.any());
  const Record record = record_of(made, diagnosed, &town, town.population, state(), false);
  EXPECT_EQ(record.services.at("payroll"), "unknown");
  EXPECT_TRUE(read_record(to_json(record), "x.json"));
}

TEST_F(Review, TheRecordHoldsNoNameNoPlaceNoDay) {
  ASSERT_TRUE(note_cost(store, "Secret de Ville-Secrète", 4'321, 0, "Anne Leroy"));
  const Record record = record_of(course(), diagnosed, &town, town.population, state(), false);
  const std::string json = to_json(record);
  for (const char* secret : {"Ville", "LILLE", "SRV", "PC-9", "leroy", "Leroy", "Anne", "Karim", "4321", "9000", "Camille"})
    EXPECT_EQ(json.find(secret), json.npos) << secret;
  EXPECT_EQ(record.size, "3500_10000");
  EXPECT_EQ(record.euros, 4'000);
  const auto again = read_record(json, "x.json");
  ASSERT_TRUE(again);
  EXPECT_EQ(to_json(*again), json);
}

TEST_F(Review, AContestedOriginIsNotDeterminedInTheRecord) {
  diagnosed.findings.push_back({});
  diagnosed.findings.back().id = "origin.1";
  diagnosed.findings.back().question = "origin";
  diagnosed.findings.back().statement = "determined";
  EXPECT_EQ(record_of(course(), diagnosed, &town, town.population, state(), false).certainty, "determined");
  ASSERT_TRUE(note(store, "dispute.rejected", "origin.1",
                   {{"question", std::string("origin")},
                    {"statement", std::string("determined")},
                    {"arguments", std::string("[]")},
                    {"because", std::string("clé USB")},
                    {"replacement", std::string()}},
                   "Karim"));
  EXPECT_EQ(record_of(course(), diagnosed, &town, town.population, state(), false).certainty, "undetermined");
}

TEST_F(Review, TheRecordIsAsSureAsTheDiagnosis) {
  const auto record = [this] { return record_of(course(), diagnosed, &town, town.population, state(), false); };
  diagnosed.severity = "major";
  const auto rests_on = [this](std::string question, std::string state, std::vector<model::Basis> supports) {
    model::Finding& finding = diagnosed.findings.emplace_back();
    finding.id = question + ".1";
    finding.question = std::move(question);
    finding.state = std::move(state);
    finding.supports = std::move(supports);
  };
  EXPECT_EQ(record().encryption, "yes");
  rests_on("encryption", "likely", {model::Citation{}});
  rests_on("incident", "yes", {model::Citation{}, model::JournalCitation{3, "La DGS", "seen"}});
  rests_on("severity", "yes", {model::JournalCitation{3, "La DGS", "seen"}});
  EXPECT_EQ(record().encryption, "likely");
  EXPECT_EQ(record().incident, "yes");
  EXPECT_EQ(record().severity, "major_declared");
  EXPECT_EQ(record().backups, "unknown");
  const auto again = read_record(to_json(record()), "x.json");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->severity, "major_declared");
}

TEST_F(Review, WhatBeffroiCouldNotHaveWrittenIsNoRecord) {
  const std::string json = to_json(record_of(course(), diagnosed, &town, town.population, state(), false));
  const auto with = [&json](std::string_view old, std::string_view other) {
    std::string altered = json;
    altered.replace(altered.find(old), old.size(), other);
    return read_record(altered, "x.json").has_value();
  };
  EXPECT_TRUE(with("\"commune\"", "\"epci\""));
  EXPECT_FALSE(with("\"commune\"", "\"Ville-Secrète\""));
  EXPECT_FALSE(with("\"machines\": 2", "\"machines\": -2"));
  EXPECT_FALSE(with("\"schema\": 1", "\"schema\": 2"));
  EXPECT_FALSE(with("\"commune\"", "\"isbergues\""));
  EXPECT_FALSE(with("\"days\": {", "\"days\": {\"anne-leroy\": 3"));
  EXPECT_EQ(read_record("{", "x.json").error().id, "review.not_a_record");
  EXPECT_FALSE(with("\"services\": {", "\"services\": {\"fanfare\": \"closed\""));
  EXPECT_FALSE(read_record("{", "x.json"));
  EXPECT_FALSE(read_record(std::string(kMaxRecordBytes + 1, ' '), "x.json"));
}

TEST_F(Review, NumbersThatWouldPointAtATownAreNotGathered) {
  const Record one = record_of(course(), diagnosed, &town, town.population, state(), false);
  Record exercise = one;
  exercise.exercise = true;
  const auto with_days = [&one](std::int64_t days) {
    Record other = one;
    other.days["cut"] = days;
    return other;
  };
  const Statistics statistics = gather({one, with_days(1), with_days(2), exercise});
  EXPECT_EQ(statistics.records, 4);
  EXPECT_EQ(statistics.exercises, 1);
  EXPECT_EQ(statistics.counts.front().second.front().records, 3);
  EXPECT_TRUE(gather({with_days(7), with_days(8)}).days.empty()) << "fewer than three";
  EXPECT_EQ(gather({with_days(7), with_days(8), with_days(9)}).days.size(), 1U);
  const Statistics thrice = gather({one, one, one});
  EXPECT_EQ(thrice.records, 1);
  EXPECT_EQ(thrice.repeated, 2) << "one town, whatever its file is called";
  const auto named = [&one](std::string id) {
    Record other = one;
    other.id = std::move(id);
    return other;
  };
  EXPECT_EQ(gather({named("a"), named("b"), named("a")}).records, 2) << "towns whose records are equal are two";
}

}  // namespace
}  // namespace beffroi::response::review
