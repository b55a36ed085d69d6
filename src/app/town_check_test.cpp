// SPDX-License-Identifier: EUPL-1.2
#include "app/town_check.h"

#include <gtest/gtest.h>

#include "response/people/kinds.h"

namespace beffroi::app {
namespace {

constexpr base::Date kToday{2026, 11, 22};

TEST(TownCheck, ACategoryThatWillNotCountIsToldBesideThoseThatDo) {
  auto words = *base::Catalogue::load(base::Language::french);
  words.set_strict();
  const auto reading = town::read(
      "data_sets: [{id: a, categories: [état civil, zorglub]}, {id: b, categories: [zorglub, bank]}]\n", "town.yaml");
  ASSERT_TRUE(reading);
  const std::string said = to_text(check_town(*reading, kToday, base::Language::french), words);
  EXPECT_NE(said.find("zorglub"), std::string::npos) << said;
  EXPECT_NE(said.find("civil_status (état civil)"), std::string::npos) << said;
  const auto known = town::read("data_sets: [{id: a, categories: [état civil, bank]}]\n", "town.yaml");
  ASSERT_TRUE(known);
  EXPECT_EQ(to_text(check_town(*known, kToday, base::Language::french), words).find("civil_status (état civil)"),
            std::string::npos);
}

TEST(TownCheck, TheTemplateNamesEveryKindOfData) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const auto words = *base::Catalogue::load(language);
    const std::string text = words.text("town.section.data_sets");
    for (const response::people::Kind& kind : response::people::kinds())
      EXPECT_NE(text.find(kind.id), std::string::npos) << kind.id;
  }
}

}  // namespace
}  // namespace beffroi::app
