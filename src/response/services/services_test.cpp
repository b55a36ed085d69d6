// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/services/decide.h"

namespace beffroi::response::services {
namespace {

constexpr base::Timestamp kNow{1'800'000'000'000'000'000};

base::Timestamp in_hours(std::int64_t hours) { return {kNow.nanoseconds + hours * 3600 * base::kNanosecondsPerSecond}; }

class Services : public testing::Test {
 protected:
  std::vector<Entry> entries() { return *entries_of(store); }
  Overview overview() {
    kept = entries();
    return overview_of({kept, nullptr, &diagnosed}, base::Language::french);
  }
  Line line(std::string_view service) {
    for (const Line& one : overview().lines) {
      if (one.offer.service == service) return one;
    }
    ADD_FAILURE() << service;
    return {};
  }
  Change closed(std::string service = "mail") {
    Change change = change_of(line(service));
    change.state = State::closed;
    change.cause = "serveur éteint";
    change.channels = std::vector<std::string>{"phone"};
    return change;
  }
  base::Result<Entry> say(const Change& change, std::int64_t hour = 0, std::string_view by = "Mme le maire") {
    return decide(store, change, in_hours(hour), by);
  }
  std::vector<Promise> promises() { return promises_of(entries()); }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  Diagnosed diagnosed;
  std::vector<Entry> kept;
};

TEST_F(Services, WhatNobodySpokeOfIsUnknownAndNotNormal) {
  const Overview now = overview();
  EXPECT_EQ(now.from, From::common);
  EXPECT_GT(now.lines.size(), 15U);
  EXPECT_EQ(now.count(State::unknown), now.lines.size());
  for (const Line& one : now.lines) EXPECT_FALSE(one.proposal.waits) << one.offer.service;
}

TEST_F(Services, AStateKeepsItsBeginningWhileDetailsChange) {
  ASSERT_TRUE(say(closed()));
  Change contact = change_of(line("mail"));
  contact.contact = "03 00 00 00 01";
  ASSERT_TRUE(say(contact, 5, "Paul"));
  const Line mail = line("mail");
  EXPECT_EQ(mail.now.state, State::closed);
  EXPECT_EQ(mail.now.since, kNow);
  EXPECT_EQ(mail.now.cause, "serveur éteint");
  EXPECT_EQ(mail.now.contact, "03 00 00 00 01");
  ASSERT_EQ(mail.standing.decisions.size(), 2U);
  EXPECT_EQ(mail.standing.decisions[0].by, "Mme le maire");
  EXPECT_EQ(mail.standing.decisions[1].by, "Paul");
}

TEST_F(Services, AClosedReceptionIsNotReachedAtItsOwnCounterUnlessSomebodySaysSo) {
  Change slow = change_of(line("reception"));
  slow.state = State::degraded;
  slow.channels = {"counter", "phone"};
  ASSERT_TRUE(say(slow));
  Change shut = change_of(line("reception"));
  shut.state = State::closed;
  ASSERT_TRUE(say(shut));
  EXPECT_EQ(line("reception").now.channels, std::vector<std::string>{"phone"});
  shut.channels = {"counter"};
  ASSERT_TRUE(say(shut));
  EXPECT_EQ(line("reception").now.channels, std::vector<std::string>{"counter"});
}

TEST_F(Services, ADateOfReturnIsAPromiseThatTurnsOverdue) {
  Change change = closed();
  change.back = Return::dated;
  change.returns_at = in_hours(24);
  EXPECT_EQ(say(change, 0, "").error().id, "service.return_by_whom");
  ASSERT_TRUE(say(change));
  ASSERT_EQ(promises().size(), 1U);
  EXPECT_EQ(promises()[0].kind, PromiseKind::service);
  EXPECT_EQ(promises()[0].times[0].by, "Mme le maire");
  EXPECT_FALSE(line("mail").is_late(in_hours(23)));
  EXPECT_TRUE(line("mail").is_late(in_hours(24)));
}

TEST_F(Services, AMovedDateNeedsAReasonAndKeepsTheFirstOne) {
  Change change = closed();
  change.back = Return::dated;
  change.returns_at = in_hours(24);
  ASSERT_TRUE(say(change));
  Change later = change_of(line("mail"));
  later.back = Return::dated;
  later.returns_at = in_hours(48);
  EXPECT_EQ(say(later).error().id, "service.return_moved");
  later.because = "le prestataire vient demain";
  ASSERT_TRUE(say(later));
  ASSERT_EQ(promises().size(), 1U);
  EXPECT_EQ(promises()[0].times.size(), 2U);
  EXPECT_EQ(line("mail").now.returns_at, in_hours(48));
}

TEST_F(Services, GivingUpADateWithdrawsThePromise) {
  Change change = closed();
  change.back = Return::dated;
  change.returns_at = in_hours(24);
  ASSERT_TRUE(say(change));
  Change without = change_of(line("mail"));
  without.back = Return::no_date;
  without.because = "on ne sait plus";
  ASSERT_TRUE(say(without));
  EXPECT_TRUE(open_promises_of(entries()).empty());
  EXPECT_EQ(line("mail").now.back, Return::no_date);
  EXPECT_FALSE(line("mail").now.returns_at);
  EXPECT_FALSE(line("mail").is_late(in_hours(100)));
}

TEST_F(Services, AServiceThatIsBackKeepsItsReturnOwesItsNewsAndForgetsItsCause) {
  Change change = closed();
  change.back = Return::dated;
  change.returns_at = in_hours(24);
  change.next_update = in_hours(4);
  ASSERT_TRUE(say(change));
  EXPECT_EQ(open_promises_of(entries()).size(), 2U);
  Change back = change_of(line("mail"));
  back.state = State::normal;
  back.back = Return::no_date;  // of a service that is back nothing is awaited, whatever was typed
  ASSERT_TRUE(say(back, 30, "Paul"));
  ASSERT_EQ(promises().size(), 2U);
  for (const Promise& promise : promises())
    EXPECT_EQ(promise.kept_by, promise.kind == PromiseKind::service ? "Paul" : "") << "nobody gave the news";
  EXPECT_EQ(line("mail").now, (Details{.state = State::normal, .since = in_hours(30)}));
}

TEST_F(Services, NewNewsKeepThePromiseOfTheOnesBefore) {
  Change change = closed();
  change.next_update = in_hours(4);
  ASSERT_TRUE(say(change));
  Change again = change_of(line("mail"));
  again.next_update = in_hours(8);
  ASSERT_TRUE(say(again, 4));
  ASSERT_EQ(promises().size(), 2U);
  EXPECT_TRUE(promises()[0].kept);
  EXPECT_TRUE(promises()[1].is_open());
}

TEST_F(Services, APromiseMovedElsewhereIsTheDateThatIsShown) {
  Change change = closed();
  change.back = Return::dated;
  change.returns_at = in_hours(24);
  ASSERT_TRUE(say(change));
  ASSERT_TRUE(move_promise(store, "P1", in_hours(60), "pièce en retard", kNow, "Paul"));
  EXPECT_EQ(line("mail").now.returns_at, in_hours(60));
  Change contact = change_of(line("mail"));
  contact.contact = "guichet B";
  ASSERT_TRUE(say(contact));
  EXPECT_EQ(line("mail").now.returns_at, in_hours(60)) << "speaking of something else moves no date";
}

TEST_F(Services, WhatCannotBeSaidIsRefusedAndNothingIsWritten) {
  EXPECT_EQ(say(change_of(line("mail"))).error().id, "service.nothing_said");
  Change change = closed();
  change.channels = std::vector<std::string>{"pigeon"};
  EXPECT_EQ(say(change).error().id, "service.channel");
  change = closed();
  change.back = Return::dated;
  change.returns_at = kNow;
  EXPECT_EQ(say(change).error().id, "service.past");
  change = closed();
  change.next_update = in_hours(-1);
  EXPECT_EQ(say(change).error().id, "service.past");
  change = closed();
  change.since = in_hours(1);
  EXPECT_EQ(say(change).error().id, "service.since_future");
  EXPECT_TRUE(entries().empty());
}

TEST_F(Services, FoundByNameInBothLanguagesAndSuggestedWhenMistyped) {
  const Overview now = overview();
  const Roster roster = roster_of(nullptr, kept, base::Language::french);
  const auto chosen = [&](const Choice& choice) { return choose(roster, nullptr, choice, base::Language::french); };
  EXPECT_EQ(chosen({"ETAT CIVIL - naissances", {}, false})->front().service, "civil_status_births");
  EXPECT_EQ(chosen({"museums", {}, false})->front().service, "museums") << "a large town's service, in no list of ours";
  EXPECT_EQ(chosen({"mail", {"Annexe nord"}, false})->front().site, "annexe_nord");
  EXPECT_EQ(chosen({"mail@Annexe nord", {}, false})->front().site_name, "Annexe nord");
  EXPECT_EQ(chosen({"Cantine", {}, false})->front().service, "canteen") << "what people say";
  const auto near = [&](const std::string& name) {
    const auto unknown = chosen({name, {}, false});
    return unknown ? std::string("known") : std::get<std::string>(*base::find_argument(unknown.error().arguments, "near"));
  };
  EXPECT_EQ(near("switchbord"), "switchboard (Standard téléphonique)");
  EXPECT_EQ(near("cantinne"), "canteen (Restauration scolaire : présence, menus, allergies)");
  EXPECT_TRUE(near("état civil").starts_with("civil_status_births (État civil : naissances), civil_status_deaths ("));
  EXPECT_EQ(near("fanfare"), "");
}

TEST_F(Services, AnAddedServiceAndAnotherSiteStandOnTheList) {
  ASSERT_TRUE(add(store, "Fanfare municipale", "", "Paul"));
  EXPECT_EQ(line("fanfare_municipale").offer.name, "Fanfare municipale");
  const Roster roster = roster_of(nullptr, entries(), base::Language::french);
  const auto annexe = choose(roster, nullptr, {"mail", {"Annexe nord"}, false}, base::Language::french);
  Change change;
  change.service = annexe->front().service;
  change.site = annexe->front().site;
  change.name = annexe->front().name;
  change.site_name = annexe->front().site_name;
  change.state = State::normal;
  ASSERT_TRUE(say(change));
  std::vector<std::string> typed_names;
  for (const Line& one : overview().lines) {
    if (one.offer.service == "mail") typed_names.push_back(typed(one.offer));
  }
  EXPECT_THAT(typed_names, testing::ElementsAre("mail", "mail@annexe_nord"));
  EXPECT_EQ(line("mail").now.state, State::unknown) << "one site says nothing of another";
}

TEST_F(Services, TheListFollowsTheNumberOfInhabitants) {
  ASSERT_TRUE(note_population(store, 250, "Paul"));
  const std::size_t village = overview().lines.size();
  EXPECT_EQ(overview().from, From::population);
  ASSERT_TRUE(note_population(store, 235'000, "Paul"));
  EXPECT_GT(overview().lines.size(), village + 20);
  const town::Town silent, written{.population = 900};
  EXPECT_EQ(population_of(&silent, entries()), 235'000);
  EXPECT_EQ(population_of(&written, entries()), 900) << "the file comes first";
  EXPECT_EQ(population_of(nullptr, {}), std::nullopt);
  EXPECT_EQ(note_population(store, -1).error().id, "service.no_population");
}

TEST_F(Services, FrenchWordsOfStatesAreUnderstood) {
  for (const auto& [text, state] : std::vector<std::pair<std::string, State>>{{"Fermée", State::closed},
                                                                              {"dégradé", State::degraded},
                                                                              {"ADAPTÉ", State::adapted},
                                                                              {"inconnu", State::unknown},
                                                                              {"fonctionne", State::normal},
                                                                              {"au ralenti", State::degraded},
                                                                              {"à l’arrêt", State::closed},
                                                                              {"normal", State::normal}}) {
    EXPECT_EQ(state_named(text), state) << text;
  }
  EXPECT_FALSE(state_named("en vacances"));
  EXPECT_FALSE(state_named("ouverte")) << "a counter may be open with nothing but paper";
}

}  // namespace
}  // namespace beffroi::response::services
