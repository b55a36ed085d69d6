// SPDX-License-Identifier: EUPL-1.2
#include "sigma/glob.h"

#include <gtest/gtest.h>

namespace beffroi::sigma {
namespace {

Glob dashed(std::size_t dashes) {
  Glob glob = U"a";
  for (std::size_t i = 0; i < dashes; ++i) glob += Glob{kAnyDash, U'x'};
  return glob;
}

TEST(GlobDashes, AreSpelledOutWhereTheyAreFew) {
  EXPECT_EQ(with_each_dash(U"a-b"), std::vector<Glob>{U"a-b"});
  EXPECT_EQ(with_each_dash(dashed(1)), (std::vector<Glob>{U"a-x", U"a/x", U"a\u2013x", U"a\u2014x", U"a\u2015x"}));
  const std::vector<Glob> two = with_each_dash(dashed(2));
  ASSERT_EQ(two.size(), 25u);
  EXPECT_EQ(two.front(), U"a-x-x");
  EXPECT_EQ(two[1], U"a-x/x");
  EXPECT_EQ(two.back(), U"a\u2015x\u2015x");
}

TEST(GlobDashes, StaySymbolsWhereTheyAreMany) { EXPECT_EQ(with_each_dash(dashed(3)), std::vector<Glob>{dashed(3)}); }

}  // namespace
}  // namespace beffroi::sigma
