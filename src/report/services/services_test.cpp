// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "report/columns.h"
#include "report/services/listing.h"
#include "report/services/sheets.h"
#include "report/services/words.h"
#include "response/diagnosed_for_tests.h"

namespace beffroi::report::services {
namespace {

using response::at_second;
using response::services::Because;
using response::services::Decision;
using response::services::Effect;
using response::services::Ground;
using response::services::Line;
using response::services::Overview;
using response::services::Return;
using response::services::State;

constexpr const char* kHostile = "<script>alert(1)</script>\x1b[2J\u202E\"'&";

base::Catalogue words(base::Language language = base::Language::french) {
  auto loaded = base::Catalogue::load(language);
  EXPECT_TRUE(loaded);
  loaded->set_strict();
  return *std::move(loaded);
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

Line line(const std::string& service, const std::string& name, State state) {
  Line line;
  line.offer.service = service;
  line.offer.name = name;
  line.offer.kind = town::Catalogue::embedded().find(service);
  Decision decision;
  decision.seq = 3;
  decision.written = at_second(2000);
  decision.by = "Mme le maire";
  decision.details = {.state = state, .since = at_second(1000), .cause = kHostile, .channels = {"phone"}, .contact = kHostile};
  line.standing = {service, {}, name, {}, {decision}};
  line.now = decision.details;
  return line;
}

/// Every ground there is, each with hostile names.
std::vector<Because> every_ground() {
  std::vector<Because> all;
  for (int i = 0; i <= static_cast<int>(Ground::answer); ++i) {
    Because because;
    because.ground = static_cast<Ground>(i);
    because.effect = effect_of(because.ground);
    because.system = because.machine = because.place = because.through = because.by = kHostile;
    because.finding = "hosts.2";
    because.entry = 14;
    because.words = {"Internet est coupé", "the Internet is cut"};
    all.push_back(because);
  }
  return all;
}

Overview overview() {
  Overview all;
  all.basis = response::services::Basis::diagnosis;
  all.lines = {line("mail", "Messagerie", State::closed), line("fanfare", kHostile, State::degraded),
               line("canteen", "Cantine", State::adapted), line("payroll", "Paie", State::normal)};
  all.lines[0].now.back = Return::dated;
  all.lines[0].now.returns_at = at_second(5000);
  all.lines[0].returning = response::Promise{
      .id = "P1",
      .times = {{at_second(3000), at_second(1000), "Léa", {}}, {at_second(5000), at_second(1500), "Léa", "retard"}}};
  Line waiting;
  waiting.offer.service = "website";
  waiting.offer.name = "Site web";
  waiting.proposal = {State::closed, {"phone"}, every_ground(), true};
  all.lines.push_back(waiting);
  Line unknown;
  unknown.offer.service = "works";
  unknown.offer.name = "Voirie";
  unknown.proposal.because = {every_ground()[static_cast<std::size_t>(Ground::not_examined)]};
  all.lines.push_back(unknown);
  return all;
}

TEST(ServicesListing, FitsTheWindowWhateverPeopleWroteAndSaysStatesInWords) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const auto catalogue = words(language);
    const auto all = overview();
    const std::string text = listing(all, at_second(4000), catalogue) + proposals(all, {}, at_second(4000), catalogue) +
                             history(all.lines, catalogue);
    std::size_t start = 0;
    for (std::size_t end; (end = text.find('\n', start)) != text.npos; start = end + 1)
      EXPECT_LE(columns_of(text.substr(start, end - start)), kTerminalColumns) << text.substr(start, end - start);
    EXPECT_FALSE(contains(text, "\x1b"));
    EXPECT_FALSE(contains(text, "\u202E"));
    for (const Line& one : all.lines) EXPECT_TRUE(contains(text, word_of(one.now.state, catalogue)));
  }
}

TEST(ServicesListing, APassedReturnIsOverdueInWords) {
  EXPECT_FALSE(contains(listing(overview(), at_second(4000), words()), "EN RETARD"));
  EXPECT_TRUE(contains(listing(overview(), at_second(5000), words()), "EN RETARD"));
}

TEST(ServicesListing, WhatNobodyLookedAtIsCalledNotExamined) {
  const std::string text = proposals(overview(), {}, at_second(4000), words());
  EXPECT_TRUE(contains(text, "non examinée"));
  EXPECT_FALSE(contains(text, "INCONNU")) << "nothing is no proposal";
}

TEST(ServicesListing, AProposalShowsAllThatAcceptingItNotes) {
  const Overview all = overview();
  const std::string text = proposals(all, {}, at_second(4000), words());
  EXPECT_TRUE(contains(text, "En acceptant, on note aussi")) << text;
  EXPECT_TRUE(contains(text, "téléphone")) << text;
}

TEST(ServicesListing, TheCauseOfAnAcceptedProposalIsWhatDecidedIt) {
  const std::string cause = cause_of(overview().lines[4].proposal, words());
  EXPECT_TRUE(contains(cause, "chiffrée"));
  EXPECT_TRUE(contains(cause, "[hosts.2]"));
  EXPECT_FALSE(contains(cause, "non examinée"));
}

TEST(ServicesListing, AMachineThatIsPerhapsEncryptedIsNotSaidToBe) {
  Because because = overview().lines[4].proposal.because[0];
  because.ground = Ground::encrypted;
  EXPECT_FALSE(contains(plain(reason_of(because, words())), "probablement"));
  because.supposed = true;
  EXPECT_TRUE(contains(plain(reason_of(because, words())), "probablement chiffrée"));
}

TEST(ServicesJson, HoldsTheProposalItsGroundsAndTheHistory) {
  base::json::Parser parser;
  const std::string json = to_json(overview(), at_second(5000), true, words());
  const auto root = parser.parse(json);
  ASSERT_TRUE(root);
  const auto first = root->find("services")->elements().at(0);
  EXPECT_EQ(first.find("state")->as_text(), "closed");
  EXPECT_EQ(first.find("return")->as_text(), "dated");
  EXPECT_EQ(first.find("overdue")->as_boolean(), true);
  EXPECT_EQ(first.find("history")->elements().at(0).find("by")->as_text(), "Mme le maire");
  const auto proposal = *root->find("services")->elements().at(4).find("proposal");
  EXPECT_EQ(proposal.find("because")->elements().at(0).find("ground")->as_text(), "encrypted");
}

TEST(ServicesSheets, LetNobodyWriteMarkupAndSayExercice) {
  const auto all = overview();
  const Content content{at_second(6000), true, kHostile, all};
  for (const std::string& page :
       {board_sheet(content, words()), degraded_sheets(content, words()), board_sheet(content, words(base::Language::english)),
        degraded_sheets(content, words(base::Language::english))}) {
    EXPECT_FALSE(contains(page, "<script"));
    EXPECT_TRUE(contains(page, "EXERCICE") || contains(page, "EXERCISE"));
  }
}

TEST(ServicesSheets, ACauseThatSeveralServicesShareIsToldOnce) {
  const std::string cause = "Logiciels métier : la machine SRV-RDS est sans doute chiffrée ; Annuaire : la machine DC1 aussi";
  auto all = overview();
  for (auto* one : {&all.lines[0], &all.lines[2]}) {
    one->now.cause = cause;
    one->standing.decisions.back().details.cause = cause;
  }
  const std::string page = board_sheet({at_second(6000), false, "Ville", all}, words());
  const auto at = page.find("la machine DC1 aussi");
  ASSERT_NE(at, page.npos);
  EXPECT_EQ(page.find("la machine DC1 aussi", at + 1), page.npos);
  EXPECT_TRUE(contains(page, "cause 1, ci-dessus"));
}

TEST(ServicesSheets, TheSlipsNameFormsAndLeaveOutWhatWorks) {
  const auto all = overview();
  const std::string page = degraded_sheets({at_second(6000), false, "Ville", all}, words());
  EXPECT_TRUE(contains(page, "(CAN)")) << "the canteen has its list";
  EXPECT_TRUE(contains(page, "(GUI)"));
  EXPECT_FALSE(contains(page, ">Paie<"));
  EXPECT_LT(page.find("attendre quelques jours"), page.find("Messagerie")) << "by how long each can wait";
}

TEST(ServiceSheet, SaysHowManyDecisionsAreTooOldForIt) {
  Overview all = overview();
  auto& decisions = all.lines[0].standing.decisions;
  decisions.resize(kDecisionsOnSheet - 3, decisions.front());  // beside one of each of the three others
  EXPECT_FALSE(contains(board_sheet({at_second(6000), false, "Ville", all}, words()), "services history"));
  decisions.resize(kDecisionsOnSheet + 2, decisions.front());
  EXPECT_TRUE(contains(board_sheet({at_second(6000), false, "Ville", all}, words()), "5 décisions plus anciennes"));
}

}  // namespace
}  // namespace beffroi::report::services
