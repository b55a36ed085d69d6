// SPDX-License-Identifier: EUPL-1.2
#include "places/atlas.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "places/mmdb_for_tests.h"

namespace beffroi::places {
namespace {

class AtlasTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "beffroi-places-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& bytes) const {
    const std::string path = folder_ + "/" + name;
    write_mmdb(path, bytes);
    return path;
  }

  Place find(const std::string& bytes, const std::string& address) const {
    const auto atlas = Atlas::open({file("one.mmdb", bytes)}, "fr");
    EXPECT_TRUE(atlas) << atlas.error().id;
    return atlas ? atlas->find(address) : Place();
  }

 private:
  std::string folder_;
};

TEST_F(AtlasTest, SeveralDatabasesSayEachItsPart) {
  const std::string cities =
      file("city.mmdb", mmdb_of({{81, mmdb_place("Allemagne", "Germany", "Berlin")}, {90, mmdb_place("", "France", "Lille")}}));
  const std::string operators = file("asn.mmdb", mmdb_of({{81, mmdb_operator(64'500, "Exemple Réseau")}}));
  const auto atlas = Atlas::open({cities, operators}, "fr");
  ASSERT_TRUE(atlas);
  EXPECT_EQ(atlas->find("81.2.69.160"), (Place{"Allemagne", "Berlin", "AS64500 Exemple Réseau"}));
  EXPECT_EQ(atlas->find("90.1.2.3"), (Place{"France", "Lille", ""})) << "in English where there is no French name";
}

TEST_F(AtlasTest, NothingIsSaidOfWhatIsNotKnownOrNoAddress) {
  const std::string bytes = mmdb_of({{81, mmdb_place("Allemagne", "Germany", "Berlin")}});
  for (const char* address : {"82.0.0.1", "2001:db8::1", "", "-", "81.2.69", "81.2.69.160 ", "poste-12"}) {
    EXPECT_EQ(find(bytes, address), Place()) << address;
  }
  EXPECT_EQ(find(bytes, "::ffff:82.0.0.1"), Place());
}

TEST_F(AtlasTest, ValuesOfAnotherKindOrOfNoNamesLengthAreLeftOut) {
  const std::string number = mmdb_map({{"country", mmdb_map({{"names", mmdb_map({{"en", mmdb_number(6, 7, 4)}})}})}});
  EXPECT_EQ(find(mmdb_of({{81, number}}), "81.0.0.1"), Place());
  EXPECT_EQ(find(mmdb_of({{81, mmdb_place("", std::string(400, 'x'), "Berlin")}}), "81.0.0.1"), (Place{"", "Berlin", ""}));
  EXPECT_EQ(find(mmdb_of({{81, mmdb_place("", "\xFF", "Berlin")}}), "81.0.0.1"), (Place{"\uFFFD", "Berlin", ""}));
}

TEST_F(AtlasTest, WhatIsNoDatabaseIsRefused) {
  const auto other = Atlas::open({file("x.mmdb", "no database")}, "fr");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().id, "places.not_mmdb");
  const auto missing = Atlas::open({"/nowhere/at/all.mmdb"}, "fr");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().id, "places.unreadable");
}

TEST_F(AtlasTest, DamagedDatabasesAreRefusedOrSaySomethingWithoutHarm) {
  const std::string whole = mmdb_of({{81, mmdb_place("Allemagne", "Germany", "Berlin")}});
  // Not the description behind its mark: the library forgets memory there before it refuses the file.
  const std::size_t described = whole.find("MaxMind.com");
  for (std::size_t i = 0; i < described; ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(~damaged[i]);
    for (const std::string& bytes : {damaged, whole.substr(0, i), whole.substr(i)}) {
      const auto atlas = Atlas::open({file("damaged.mmdb", bytes)}, "fr");
      const std::size_t length = atlas ? atlas->find("81.2.69.160").country.size() : 0;
      EXPECT_LE(length, 1'024u);
    }
  }
}

}  // namespace
}  // namespace beffroi::places
