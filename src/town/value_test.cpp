// SPDX-License-Identifier: EUPL-1.2
#include "town/value.h"

#include <gtest/gtest.h>

#include "town/words.h"

namespace beffroi::town {
namespace {

TEST(TownValues, DepartmentsOfInseeCodes) {
  EXPECT_EQ(department_of("62473"), "62");
  EXPECT_EQ(department_of("01004"), "01");
  EXPECT_EQ(department_of("2A004"), "2A");
  EXPECT_EQ(department_of("2b033"), "2B");
  EXPECT_EQ(department_of("97411"), "974");
  EXPECT_EQ(department_of("97801"), "978");
  EXPECT_EQ(department_of("98818"), "988");
  for (const auto* none : {"", "6247", "624730", "20004", "00123", "96123", "2C004", "A2004", "62 73", "-6247"}) {
    EXPECT_FALSE(department_of(none)) << none;
  }
}

TEST(TownValues, SirenHasItsCheckDigit) {
  EXPECT_TRUE(is_siren("216204735"));
  EXPECT_TRUE(is_siren("216 204 735"));
  EXPECT_FALSE(is_siren("216204734"));
  EXPECT_FALSE(is_siren("21620473"));
  EXPECT_FALSE(is_siren("21620473x"));
}

TEST(TownValues, NetworksClocksAndCounts) {
  for (const auto* good : {"10.0.0.0/8", "10.1.2.3", "2001:db8::/32", "::1"}) EXPECT_TRUE(is_network(good)) << good;
  for (const auto* bad : {"", "10.0.0.0/0", "10.0.0/8", "10.0.0.0/33", "::/0", "a/8", "10.0.0.0/", "10.0.0.0/-1"}) {
    EXPECT_FALSE(is_network(bad)) << bad;
  }
  EXPECT_EQ(parse_clock("22h30"), 1350);
  EXPECT_EQ(parse_clock("7 h"), 420);
  EXPECT_EQ(parse_clock("24:00"), 1440);
  EXPECT_FALSE(parse_clock("24:01"));
  EXPECT_FALSE(parse_clock("22:"));
  EXPECT_EQ(parse_count("1 200"), (Count{1200, 1200}));
  EXPECT_EQ(parse_count("1000 - 2000"), (Count{1000, 2000}));
  EXPECT_FALSE(parse_count("99999999999999999999"));
}

TEST(TownValues, AnAddressLiesInItsRangeAndInNoOther) {
  EXPECT_TRUE(is_in_network("10.50.0.11", "10.50.0.0/16"));
  EXPECT_TRUE(is_in_network("10.50.0.11", "10.50.0.11"));
  EXPECT_TRUE(is_in_network("10.50.0.128/25", "10.50.0.0/24"));
  EXPECT_TRUE(is_in_network("2001:db8:1::5", "2001:db8::/32"));
  EXPECT_FALSE(is_in_network("10.51.0.11", "10.50.0.0/16"));
  EXPECT_FALSE(is_in_network("10.50.0.0/8", "10.50.0.0/16")) << "a larger range is not within a smaller one";
  EXPECT_FALSE(is_in_network("10.50.0.130", "10.50.0.0/25"));
  EXPECT_FALSE(is_in_network("::10.50.0.11", "10.50.0.0/16"));
  EXPECT_FALSE(is_in_network("garbage", "10.0.0.0/8"));
  EXPECT_FALSE(is_in_network("10.0.0.1", "garbage"));
}

TEST(TownWords, EveryWordIsReadAsWhatItMeans) {
  const auto check = [](auto choice) {
    using Choice = decltype(choice);
    for (const auto& word : words_of(Choice{})) {
      EXPECT_EQ(meaning_of<Choice>(word.word), word.meaning) << word.word;
      for (const auto language : {base::Language::french, base::Language::english}) {
        EXPECT_EQ(meaning_of<Choice>(word_of(word.meaning, language)), word.meaning) << word.word;
      }
    }
  };
  check(Answer{});
  check(BodyKind{});
  check(SiteKind{});
  check(Hosting{});
  check(MachineRole{});
  check(AccessKind{});
  check(AccountKind{});
  check(Weekday{});
}

TEST(TownWords, ABodyIsCalledAsItsPeopleCallIt) {
  EXPECT_EQ(meaning_of<BodyKind>("Département"), BodyKind::department);
  EXPECT_EQ(meaning_of<BodyKind>("RÉGION"), BodyKind::region);
  EXPECT_EQ(meaning_of<BodyKind>("communauté d’agglomération"), BodyKind::epci);
  EXPECT_EQ(meaning_of<BodyKind>("Communauté de communes"), BodyKind::epci);
  EXPECT_EQ(meaning_of<BodyKind>("syndicat mixte"), BodyKind::syndicat);
  EXPECT_EQ(meaning_of<BodyKind>("royaume"), std::nullopt);
  EXPECT_EQ(meaning_of<Answer>("O"), Answer::yes);
  EXPECT_TRUE(listed_words<Answer>().starts_with("oui / yes"));
  EXPECT_EQ(listed_words<BodyKind>(),
            "unknown, commune, ccas, caisse_des_ecoles, syndicat, epci, department / departement, region, mdph, "
            "establishment / etablissement");
}

TEST(TownWords, SuggestionsAreNear) {
  const std::vector<std::string> known = {"population", "phone", "address"};
  EXPECT_EQ(nearest("populaton", known), "population");
  EXPECT_EQ(nearest("adresse", known), "address");
  EXPECT_EQ(nearest("zzz", known), "");
  EXPECT_EQ(nearest(std::string(100'000, 'p'), known), "");
  EXPECT_EQ(identifier_of("  Hôtel de Ville (annexe) "), "hotel_de_ville_annexe");
}

}  // namespace
}  // namespace beffroi::town
