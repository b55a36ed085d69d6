// SPDX-License-Identifier: EUPL-1.2
#include "base/number.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace beffroi::base {
namespace {

TEST(WholeNumber, IsTheWholeText) {
  EXPECT_EQ(whole_number<std::int64_t>("8900"), 8'900);
  EXPECT_EQ(whole_number<std::int64_t>("-3"), -3);
  EXPECT_EQ(whole_number<std::uint64_t>("007"), 7U);
  for (const auto* text : {"", " 8", "8 ", "8 900", "8.0", "+8", "0x8", "8h", "-", "huit"})
    EXPECT_EQ(whole_number<std::int64_t>(text), std::nullopt) << text;
}

TEST(WholeNumber, OnlyOfItsType) {
  EXPECT_EQ(whole_number<std::uint64_t>("-1"), std::nullopt);
  EXPECT_EQ(whole_number<std::uint8_t>("256"), std::nullopt);
  EXPECT_EQ(whole_number<std::int64_t>("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(whole_number<std::int64_t>("9223372036854775808"), std::nullopt);
}

}  // namespace
}  // namespace beffroi::base
