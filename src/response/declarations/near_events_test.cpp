// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/near_events.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace beffroi::response {
namespace {

using Names = std::vector<std::string>;

Names near(std::string_view word) { return events_near(word, *base::Catalogue::load(base::Language::french)); }

TEST(EventsNear, AreThoseOfWhichTheWordIsAPart) {
  EXPECT_EQ(near("death"), Names{"death_found"});
  EXPECT_EQ(near("council"), Names{"council_date"});
  EXPECT_EQ(near("banns"), Names{"banns_posted"});
}

TEST(EventsNear, AreFoundByWhatPeopleCallThem) {
  EXPECT_EQ(near("Décès"), Names{"death_found"});
  EXPECT_EQ(near("deces"), Names{"death_found"});
  const Names payroll = near("paye");
  EXPECT_NE(std::ranges::find(payroll, "payroll_date"), payroll.end());
}

TEST(EventsNear, AreFoundThroughATypingError) { EXPECT_EQ(near("ransom_not"), Names{"ransom_note"}); }

TEST(EventsNear, AreNoneForAWordOfNoEvent) {
  EXPECT_EQ(near("inondation"), Names{});
  EXPECT_EQ(near("un"), Names{});
}

}  // namespace
}  // namespace beffroi::response
