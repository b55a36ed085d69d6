// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/rule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/messages.h"
#include "response/declarations/event_catalogue.h"
#include "response/heads_for_tests.h"

namespace beffroi::response::obligations {
namespace {

constexpr std::string_view kGood =
    "id: a\norder: 1\ntitle: {fr: a, en: a}\nto: {fr: a, en: a}\nwho: {fr: a, en: a}\nif_missed: {fr: a, en: a}\n"
    "start: {events: [birth]}\nversions:\n  - term: {unit: days, length: 5}\n    basis: {text: {fr: a, en: a}, source: b, "
    "state: "
    "confirmed, read: original, as_of: 2026-11-23}\n";

TEST(ObligationCatalogue, HoldsEveryIdOfTheContract) {
  const auto all = rules();
  ASSERT_TRUE(all) << all.error().where.path;
  std::set<std::string> ids;
  for (const Rule& rule : *all) EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
  for (const auto* id :
       {"prosecutor_report", "complaint", "cnil_notification", "persons_communication", "complaint_insurance", "insurer_notice",
        "health_alert", "nis2_early_warning", "nis2_notification", "nis2_final_report", "prefecture", "birth_declaration",
        "death_declaration", "burial", "banns", "planning_tacit", "electoral_roll", "payroll", "council_notice"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

TEST(ObligationCatalogue, WhatIsNoLawNeverSaysSo) {
  const auto all = *rules();
  for (const Rule& rule : all) {
    for (const Version& version : rule.versions) {
      const bool own = rule.id == "insurer_notice" || rule.id == "payroll";  // a contract, a custom of the house
      EXPECT_TRUE(version.basis.state != "practice" || rule.recommended || own) << rule.id;
      EXPECT_TRUE(version.basis.state != "proposed" || !rule.switched_by.empty()) << rule.id;
    }
  }
}

TEST(ObligationCatalogue, FrenchIsTypeset) {
  const auto check = [](const Wording& words, const std::string& id) {
    for (const auto* wrong : {" :", " ;", " !", " ?", "« ", " »", "'"}) EXPECT_EQ(words.fr.find(wrong), words.fr.npos) << id;
  };
  const auto all = *rules();
  for (const Rule& rule : all) {
    for (const Wording& words : {rule.title, rule.to, rule.who.usual, rule.who.president, rule.if_missed})
      check(words, rule.id);
    for (const Wording& words : rule.reach) check(words, rule.id);
    for (const Wording& words : rule.notes) check(words, rule.id);
    for (const Version& version : rule.versions) check(version.basis.text, rule.id);
  }
}

TEST(ObligationCatalogue, ABodyThatAPresidentHeadsHearsOfNoMayorAndKeepsNoCivilStatus) {
  const auto all = *rules();
  for (const town::BodyKind body : kHeadedByAPresident) {
    for (const Rule& rule : all) {
      if (!rule.kinds.empty() && std::ranges::find(rule.kinds, body) == rule.kinds.end()) continue;
      const bool of_members = rule.id == "planning_tacit";  // decided by the mayors of its communes
      EXPECT_TRUE(of_members || !names_a_mayor(rule.who.of(body))) << rule.id;
      for (const Wording& words : {rule.title, rule.to, rule.if_missed}) EXPECT_FALSE(names_a_mayor(words)) << rule.id;
      for (const Wording& words : rule.notes) EXPECT_FALSE(names_a_mayor(words)) << rule.id;
      EXPECT_TRUE(rule.start.events != std::vector<std::string>{"birth"}) << rule.id;
    }
  }
}

TEST(ObligationCatalogue, EveryReasonThatARuleCanGiveHasItsSentence) {
  const auto all = *rules();
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    const auto words = base::Catalogue::load(language);
    const auto needs = [&words](const std::string& id) { EXPECT_TRUE(words->has(id)) << id; };
    for (const Rule& rule : all) {
      for (const std::string& event : rule.start.events) {
        needs("obligation.start." + event);
      }
      for (const std::string& event : rule.start.or_else) needs("obligation.start." + event);
      needs("obligation.missing." + rule.start.events.front());
      for (const Condition& condition : rule.conditions) {
        for (const auto* form : {"no.confirmed.", "no.proposed.", "unknown.", "contested."})
          needs(std::string("obligation.") + form + condition.event);
        needs("obligation.missing." + condition.event);
        if (!condition.hinted_by.empty()) needs("obligation.hinted." + condition.event);
      }
      for (const std::string& particular : {rule.start.from, rule.start.outcome})
        if (!particular.empty()) needs("obligation.missing." + particular);
    }
  }
}

TEST(ObligationCatalogue, AFileThatIsNotValidIsRefusedWithItsLine) {
  ASSERT_TRUE(parse_rule(kGood, "x")) << parse_rule(kGood, "x").error().id;
  const auto refused = [](std::string_view part, std::string_view instead, std::uint64_t line) {
    std::string bad(kGood);
    bad.replace(bad.find(part), part.size(), instead);
    const auto read = parse_rule(bad, "x");
    ASSERT_FALSE(read) << instead;
    EXPECT_EQ(read.error().where.line, line) << instead;
  };
  refused("confirmed", "rumoured", 10);
  refused("title: {fr: a, en: a}", "title: {fr: a}", 3);
  refused("birth", "birthday", 7);
  refused("unit: days", "unit: weeks", 9);
  refused("length: 5", "length: -5", 9);
  refused("length: 5", "length: 5000000", 9);
  refused("read: original", "read: nowhere", 10);
  refused("2026-11-23", "yesterday", 10);
  refused("order: 1", "rank: 1", 2);
}

TEST(ObligationCatalogue, AVersionHoldsBetweenItsDays) {
  std::string yaml(kGood);
  yaml.replace(yaml.find("- term"), 6, "- valid_from: 2024-01-01\n    valid_until: 2024-12-31\n    term");
  const Rule rule = *parse_rule(yaml, "x");
  EXPECT_EQ(rule.on({2023, 12, 31}), nullptr);
  EXPECT_NE(rule.on({2024, 1, 1}), nullptr);
  EXPECT_NE(rule.on({2024, 12, 31}), nullptr);
  EXPECT_EQ(rule.on({2025, 1, 1}), nullptr);
}

}  // namespace
}  // namespace beffroi::response::obligations
