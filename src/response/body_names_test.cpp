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

TEST(BodyNames, ABodyIsNamedOnceWithItsKindAndItsArticle) {
  const base::Catalogue words = *base::Catalogue::load(base::Language::french);
  using town::BodyKind;
  const auto named = [&words](BodyKind kind, std::string_view name) { return named_first(kind, name, words); };
  EXPECT_EQ(named(BodyKind::commune, "Isbergues"), "La mairie d’Isbergues");
  EXPECT_EQ(named(BodyKind::commune, "Ville-d’Avray"), "La mairie de Ville-d’Avray");
  EXPECT_EQ(named(BodyKind::commune, "Ville de Lille"), "La Ville de Lille");
  EXPECT_EQ(named(BodyKind::department, "Pas-de-Calais"), "Le Département du Pas-de-Calais");
  EXPECT_EQ(named(BodyKind::department, "Département du Pas-de-Calais"), "Le Département du Pas-de-Calais");
  EXPECT_EQ(named(BodyKind::department, "Ain"), "Le Département de l’Ain");
  EXPECT_EQ(named(BodyKind::department, "Hautes-Alpes"), "Le Département des Hautes-Alpes");
  EXPECT_EQ(named(BodyKind::department, "Haute-Savoie"), "Le Département de la Haute-Savoie");
  EXPECT_EQ(named(BodyKind::department, "Mayotte"), "Le Département de Mayotte");
  EXPECT_EQ(named(BodyKind::department, "Eure-et-Loir"), "Le Département d’Eure-et-Loir");
  EXPECT_EQ(named(BodyKind::region, "Hauts-de-France"), "La Région Hauts-de-France");
  EXPECT_EQ(named(BodyKind::region, "Région Bretagne"), "La Région Bretagne");
  EXPECT_EQ(named(BodyKind::region, "Centre-Val de Loire"), "La Région Centre-Val de Loire") << "no health centre";
  EXPECT_EQ(named(BodyKind::epci, "Communauté d’agglomération de Béthune"), "La Communauté d’agglomération de Béthune");
  EXPECT_EQ(named(BodyKind::epci, "Eurométropole de Strasbourg"), "L’Eurométropole de Strasbourg");
  EXPECT_EQ(named(BodyKind::ccas, "CCAS de Lillers"), "Le CCAS de Lillers");
  EXPECT_EQ(named(BodyKind::ccas, "Lillers"), "Le CCAS de Lillers");
  EXPECT_EQ(named(BodyKind::syndicat, "Syndicat des eaux du Nord"), "Le Syndicat des eaux du Nord");
  EXPECT_EQ(response::named(BodyKind::region, "Bretagne", words), "la Région Bretagne");
  const base::Catalogue english = *base::Catalogue::load(base::Language::english);
  EXPECT_EQ(named_first(BodyKind::department, "Pas-de-Calais", english), "The Department of Pas-de-Calais");
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
