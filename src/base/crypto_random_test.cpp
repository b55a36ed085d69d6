// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_random.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

TEST(Random, IsThirtyTwoDigitsAndNeverTheSameTwice) {
  const auto one = random_hex(), other = random_hex();
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->size(), 32U);
  EXPECT_EQ(one->find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(*one, *other);
}

}  // namespace
}  // namespace beffroi::base
