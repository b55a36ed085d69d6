// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "report/columns.h"
#include "report/people/listing.h"
#include "report/people/words.h"

namespace beffroi::report::people {
namespace {

base::Catalogue words() {
  auto loaded = base::Catalogue::load(base::Language::french);
  EXPECT_TRUE(loaded);
  loaded->set_strict();
  return *std::move(loaded);
}

/// The only set of the register; nobody says where it lies.
TEST(PeopleWords, WhatNobodyExaminedIsNeitherSparedNorScored) {
  town::Town town;
  town.data_sets = {{.id = "electeurs", .name = "Liste", .categories = {"contact"}}};
  const auto overview = response::people::overview_of(&town, {}, {});
  ASSERT_EQ(overview.lines.size(), 1U);
  ASSERT_EQ(overview.follows.size(), 1U);
  ASSERT_TRUE(overview.lines.front().is_scored());
  const std::string told = plain(person_of(overview.follows.front(), words()));
  EXPECT_FALSE(told.contains("aucun jeu de données touché")) << told;
  EXPECT_TRUE(told.contains("on ne sait pas")) << told;
  const std::string shown = details(overview, overview.lines.front(), words());
  EXPECT_FALSE(shown.contains("SE =")) << shown;
  EXPECT_TRUE(shown.contains("Pas de note")) << shown;
}

}  // namespace
}  // namespace beffroi::report::people
