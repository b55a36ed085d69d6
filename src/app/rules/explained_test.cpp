// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/explained.h"

#include <gtest/gtest.h>

namespace beffroi::app::rules {
namespace {

TEST(LiesIn, AFileIsItselfHoweverItIsWritten) {
  EXPECT_TRUE(lies_in("rules/a.yml", "rules/a.yml"));
  EXPECT_TRUE(lies_in("rules/a.yml", "./rules/../rules/a.yml"));
  EXPECT_FALSE(lies_in("rules/b.yml", "rules/a.yml"));
}

TEST(LiesIn, AFolderHoldsWhatIsBelowIt) {
  EXPECT_TRUE(lies_in("rules/windows/a.yml", "rules"));
  EXPECT_TRUE(lies_in("rules/windows/a.yml", "rules/"));
  EXPECT_TRUE(lies_in("/r/a.yml", "/"));
  EXPECT_FALSE(lies_in("rules-of-others/a.yml", "rules")) << "half a name is another folder";
  EXPECT_FALSE(lies_in("rules", "rules/windows"));
}

}  // namespace
}  // namespace beffroi::app::rules
