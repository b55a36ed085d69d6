// SPDX-License-Identifier: EUPL-1.2
#include "response/body_names.h"

#include <gtest/gtest.h>

namespace beffroi::response {
namespace {

std::string text_of(const base::Arguments& names, std::string_view name) {
  for (const base::Argument& one : names) {
    if (one.name == name) return std::get<std::string>(one.value);
  }
  return {};
}

TEST(BodyNames, EachKindOfAuthorityHasItsOwnWordAndOnlyACommuneATownHall) {
  const base::Catalogue words = *base::Catalogue::load(base::Language::french);
  using town::BodyKind;
  const struct {
    BodyKind kind;
    const char *who, *of, *at;
  } cases[] = {{BodyKind::commune, "la mairie", "de la mairie", "à la mairie"},
               {BodyKind::unknown, "la mairie", "de la mairie", "à la mairie"},
               {BodyKind::department, "le Département", "du Département", "à l’hôtel du Département"},
               {BodyKind::region, "la Région", "de la Région", "à l’hôtel de Région"},
               {BodyKind::epci, "l’intercommunalité", "de l’intercommunalité", "au siège de l’intercommunalité"},
               {BodyKind::syndicat, "le syndicat", "du syndicat", "au siège du syndicat"},
               {BodyKind::ccas, "le CCAS", "du CCAS", "au CCAS"},
               {BodyKind::caisse_des_ecoles, "la caisse des écoles", "de la caisse des écoles", "à la caisse des écoles"}};
  for (const auto& one : cases) {
    const base::Arguments names = names_of(one.kind, words);
    EXPECT_EQ(text_of(names, "body"), one.who);
    EXPECT_EQ(text_of(names, "of_body"), one.of);
    EXPECT_EQ(text_of(names, "at_body"), one.at);
    EXPECT_EQ(is_town_hall(one.kind), std::string_view(one.who) == "la mairie");
  }
}

TEST(BodyNames, ALegalPersonIsHeadedAsItsOwnKindElseAsTheBodyBesideIt) {
  using town::BodyKind;
  const town::Town commune{.kind = BodyKind::commune}, department{.kind = BodyKind::department};
  const town::LegalPerson ccas{.id = "ccas", .kind = BodyKind::ccas}, unsaid{.id = "mdph"};
  EXPECT_EQ(kind_of(nullptr, department), BodyKind::department);
  EXPECT_EQ(kind_of(&ccas, commune), BodyKind::ccas);
  EXPECT_EQ(kind_of(&unsaid, department), BodyKind::department);
}

TEST(HeadedWording, IsThePresidentsWhereOneHeadsTheBodyAndItSaysSomethingElse) {
  const HeadedWording both{{"le maire", "the mayor"}, {"le président", "the president"}}, one{{"la direction", "the head"}, {}};
  EXPECT_EQ(both.of(town::BodyKind::commune).fr, "le maire");
  EXPECT_EQ(both.of(town::BodyKind::unknown).fr, "le maire");
  EXPECT_EQ(both.of(town::BodyKind::ccas).fr, "le président");
  EXPECT_EQ(one.of(town::BodyKind::region).fr, "la direction");
}

TEST(HeadedWording, IsReadWithBothItsMembers) {
  const auto node = base::yaml::parse_one("who: {fr: a, en: b}\nwho_president: {fr: c, en: d}\nalone: {fr: e, en: f}\n", "x");
  ASSERT_TRUE(node);
  EXPECT_EQ(read_headed_wording(*node, "who", "x")->president.en, "d");
  EXPECT_TRUE(read_headed_wording(*node, "alone", "x")->president.empty());
  EXPECT_FALSE(read_headed_wording(*node, "missing", "x"));
}

}  // namespace
}  // namespace beffroi::response
