// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/measures.h"

#include <gtest/gtest.h>

#include <set>

#include "casefile/temporary_folder_for_tests.h"
#include "response/measures/catalogue.h"

namespace beffroi::response::measures {
namespace {

casefile::Case open(const casefile::TemporaryFolder& folder) {
  auto store = casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  EXPECT_TRUE(store) << store.error().id;
  return *std::move(store);
}

std::vector<Measure> state(casefile::Case& store) {
  const auto entries = entries_of(store);
  EXPECT_TRUE(entries);
  return state_of(*entries);
}

Act cut(std::string text = {}) { return {.measure = "cut_internet", .title = "Couper Internet", .text = std::move(text)}; }

TEST(Catalogue, EveryMeasureSaysWhatAPersonNeedsInBothLanguages) {
  std::set<int> orders;
  std::set<std::string> ids;
  ASSERT_GE(catalogue().size(), 15U);
  for (const Known& measure : catalogue()) {
    EXPECT_TRUE(orders.insert(measure.order).second) << measure.id;
    EXPECT_TRUE(ids.insert(measure.id).second) << measure.id;
    EXPECT_FALSE(measure.steps.empty() || measure.never.empty()) << measure.id;
    EXPECT_EQ(measure.source.state, "practice") << measure.id << ": doctrine is never shown as law";
  }
}

TEST(Catalogue, DisconnectingComesLongBeforeSwitchingOff) {
  EXPECT_LT(known("cut_internet")->order, known("protect_backups")->order);
  EXPECT_LT(known("protect_backups")->order, known("isolate_host")->order);
  EXPECT_LT(known("isolate_host")->order, known("switch_off")->order);
  EXPECT_LT(known("switch_off")->order, known("reopen_internet")->order);
}

TEST(Catalogue, AFileThatSaysNothingOfNeverDosIsRefusedWithItsLine) {
  const auto refused = read_measure(
      "id: x\norder: 1\nact: cut\nsystem: edge\ntitle: {fr: a, en: a}\nwhy: {fr: a, en: a}\n"
      "steps: [{fr: a, en: a}]\n",
      "x.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "response.catalogue");
  EXPECT_EQ(refused.error().where.path, "x.yaml");
}

TEST(Measures, WhoDecidedWhoDidItAndWhoCheckedStayApart) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  ASSERT_TRUE(note_step(store, cut(), Step::decided, "Mme le maire"));
  Act done = cut();
  done.who = "le prestataire";
  done.at = base::Timestamp{1'700'000'000'000'000'000};
  ASSERT_TRUE(note_step(store, done, Step::done, "Camille"));
  ASSERT_TRUE(note_step(store, cut(), Step::checked, "Camille"));
  const auto all = state(store);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].step, Step::checked);
  EXPECT_EQ(all[0].last(Step::decided)->by, "Mme le maire");
  EXPECT_EQ(all[0].last(Step::done)->who, "le prestataire");
  EXPECT_EQ(all[0].last(Step::done)->when(), done.at);
  EXPECT_EQ(all[0].deeds.size(), 3U);
}

TEST(Measures, WhatWasDoneBeforeAnybodyDecidedIsNotedAllTheSame) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  ASSERT_TRUE(note_step(store, cut(), Step::done));
  EXPECT_EQ(state(store)[0].step, Step::done);
  EXPECT_EQ(state(store)[0].last(Step::decided), nullptr);
}

TEST(Measures, NothingIsCheckedThatWasNotDone) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  ASSERT_TRUE(note_step(store, cut(), Step::decided));
  const auto refused = note_step(store, cut(), Step::checked);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "response.measure_not_done");
}

TEST(Measures, LiftingNeedsAReasonAndForgetsWhatHeldBefore) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  ASSERT_TRUE(note_step(store, cut(), Step::done));
  EXPECT_EQ(note_step(store, cut(), Step::undone).error().id, "response.measure_no_reason");
  ASSERT_TRUE(note_step(store, cut("liste blanche en place"), Step::undone));
  EXPECT_EQ(state(store)[0].step, Step::undone);
  ASSERT_TRUE(note_step(store, cut(), Step::decided));
  const auto all = state(store);
  EXPECT_EQ(all[0].step, Step::decided);
  EXPECT_EQ(all[0].last(Step::done), nullptr) << "it was done once, not since it was taken up again";
  EXPECT_EQ(all[0].deeds.size(), 3U) << "the history stays";
}

TEST(Measures, EachSystemIsDecidedForItself) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  Act isolate{.measure = "isolate_host", .system = "PC-ACCUEIL", .title = "Isoler"};
  ASSERT_TRUE(note_step(store, isolate, Step::done));
  isolate.system = "PC-ETATCIVIL";
  EXPECT_EQ(note_step(store, isolate, Step::checked).error().id, "response.measure_not_done");
  ASSERT_TRUE(note_step(store, isolate, Step::decided));
  EXPECT_EQ(state(store).size(), 2U);
}

TEST(Measures, PeopleAddTheirOwnAndFollowThemLikeTheOthers) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  ASSERT_TRUE(add(store, "Débrancher la borne Wi-Fi <b>", ""));
  ASSERT_TRUE(add(store, "Fermer le portail", ""));
  EXPECT_EQ(note_step(store, {.measure = "M3"}, Step::done).error().id, "response.measure_unknown");
  ASSERT_TRUE(note_step(store, {.measure = "M2", .title = "Fermer le portail"}, Step::done));
  const auto all = state(store);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].title, "Débrancher la borne Wi-Fi <b>");
  EXPECT_EQ(all[0].step, Step::decided);
  EXPECT_EQ(all[1].step, Step::done);
  EXPECT_EQ(add(store, "", "").error().id, "response.measure_no_text");
}

}  // namespace
}  // namespace beffroi::response::measures
