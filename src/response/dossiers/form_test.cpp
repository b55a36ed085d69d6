// SPDX-License-Identifier: EUPL-1.2
#include "response/dossiers/form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "response/dossiers/decisions.h"
#include "response/heads_for_tests.h"
#include "response/obligations/rule.h"

namespace beffroi::response::dossiers {
namespace {

TEST(DossierCatalogue, HoldsTheDossiersThatWereAskedFor) {
  const auto all = forms();
  ASSERT_TRUE(all) << all.error().where.path;
  std::set<std::string> ids;
  for (const Form& form : *all) ids.insert(form.id);
  for (const auto* id : {"cnil", "persons", "complaint", "prosecutor", "csirt", "insurer", "prefecture", "health"})
    EXPECT_TRUE(ids.contains(id)) << id;
}

TEST(DossierCatalogue, NamesObligationsThatExist) {
  std::set<std::string> known{""};
  const auto rules = *obligations::rules();
  for (const obligations::Rule& rule : rules) known.insert(rule.id);
  const auto all = *forms();
  for (const Form& form : all) EXPECT_TRUE(known.contains(form.obligation)) << form.id;
}

TEST(DossierCatalogue, FrenchIsTypeset) {
  const auto check = [](const Wording& words, const std::string& id) {
    for (const auto* wrong : {" :", " ;", " !", " ?", "« ", " »", "'"}) EXPECT_EQ(words.fr.find(wrong), words.fr.npos) << id;
  };
  const auto all = *forms();
  for (const Form& form : all) {
    for (const Wording& words : {form.title, form.to, form.channel, form.signs.usual, form.signs.president})
      check(words, form.id);
    for (const Wording& words : form.lead) check(words, form.id);
    for (const Wording& words : form.papers) check(words, form.id);
    for (const Part& part : form.parts) {
      for (const Field& field : part.fields) {
        check(field.label.usual, field.id);
        check(field.label.president, field.id);
        check(field.hint, field.id);
      }
    }
  }
  const auto signing = *decisions();
  for (const NightDecision& one : signing) {
    for (const Wording& words : {one.what, one.who.usual, one.who.president, one.limit, one.basis.text})
      check(words, one.what.fr);
  }
}

TEST(DossierCatalogue, WhatAPresidentSignsNamesNoMayor) {
  const auto all = *forms();
  for (const Form& form : all) {
    for (const town::BodyKind body : kHeadedByAPresident) EXPECT_FALSE(names_a_mayor(form.signs.of(body))) << form.id;
    for (const Wording& words : form.lead) EXPECT_FALSE(names_a_mayor(words)) << form.id;
    for (const Wording& words : form.papers) EXPECT_FALSE(names_a_mayor(words)) << form.id;
  }
}

TEST(DecisionsTonight, OfADepartmentAreNeverTheLawOfACommune) {
  for (const town::BodyKind body : kHeadedByAPresident) {
    const auto all = *decisions_of(body);
    int convened = 0;
    for (const NightDecision& one : all) {
      const bool cites = one.basis.state == "contested";  // of whom its texts speak
      EXPECT_TRUE(cites || !names_a_mayor(one.who.of(body))) << one.who.of(body).fr;
      EXPECT_FALSE(names_a_mayor(one.limit)) << one.limit.fr;
      EXPECT_EQ(one.basis.text.fr.find("L2121-11"), one.basis.text.fr.npos);
      if (one.what.fr.starts_with("Convoquer")) ++convened;
    }
    EXPECT_EQ(convened, 1);
  }
  const auto commune = *decisions_of(town::BodyKind::commune);
  EXPECT_TRUE(std::ranges::any_of(
      commune, [](const NightDecision& one) { return one.basis.text.fr.find("L2121-11") != one.basis.text.fr.npos; }));
}

TEST(DossierCatalogue, TheTableOfFieldsInTheDocumentsSaysWhatTheFormSays) {
  std::ifstream file(BEFFROI_SOURCE_DIR "/docs/dossiers-cnil-edpb.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string table = text.str();
  const auto all = *forms();
  const auto cnil = std::ranges::find(all, "cnil", &Form::id);
  ASSERT_NE(cnil, all.end());
  for (const Part& part : cnil->parts) {
    for (const Field& field : part.fields) {
      const auto or_dash = [](const std::string& place) { return place.empty() ? std::string("–") : place; };
      const std::string row =
          "| `" + field.id + "` | " + field.label.usual.en + " | " + or_dash(field.cnil) + " | " + or_dash(field.edpb) + " |";
      EXPECT_NE(table.find(row), table.npos) << row;
    }
  }
}

TEST(DossierCatalogue, EveryPlaceOfBothFormsIsAskedFor) {
  std::set<std::string> cnil, edpb;
  const auto all = *forms();
  for (const Form& form : all) {
    for (const Part& part : form.parts) {
      for (const Field& field : part.fields) {
        cnil.insert(field.cnil);
        edpb.insert(field.edpb);
      }
    }
  }
  for (const auto* place : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}) EXPECT_TRUE(cnil.contains(place)) << place;
  for (const auto* place : {"1", "2", "3.1", "3.2", "3.3", "3.4", "3.5", "4", "5", "6", "7"})
    EXPECT_TRUE(edpb.contains(place)) << place;
}

TEST(DossierCatalogue, AFileThatIsNotValidIsRefusedWithItsLine) {
  const std::string good =
      "id: a\norder: 1\ntitle: {fr: a, en: a}\nto: {fr: a, en: a}\nchannel: {fr: a, en: a}\nsigns: {fr: a, en: a}\nparts:\n"
      "  - title: {fr: a, en: a}\n    fields:\n      - {id: b, label: {fr: a, en: a}}\n      - {id: c, label: {fr: a, en: "
      "a}}\n";
  ASSERT_TRUE(parse_form(good, "x"));
  const auto refused = [&good](std::string_view part, std::string_view instead, std::uint64_t line) {
    std::string bad = good;
    bad.replace(bad.find(part), part.size(), instead);
    const auto read = parse_form(bad, "x");
    ASSERT_FALSE(read) << instead;
    EXPECT_EQ(read.error().where.line, line) << instead;
  };
  refused("id: c", "id: b", 11);
  refused("id: b, label: {fr: a, en: a}", "id: b, label: {fr: a}", 10);
  refused("order: 1", "order: first", 1);
  refused("signs", "signes", 6);
}

}  // namespace
}  // namespace beffroi::response::dossiers
