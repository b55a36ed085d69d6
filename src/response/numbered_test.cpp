// SPDX-License-Identifier: EUPL-1.2
#include "response/numbered.h"

#include <gtest/gtest.h>

namespace beffroi::response {
namespace {

TEST(Numbered, IsFoundHoweverItIsTyped) {
  for (const auto* typed : {"P1", "p1", "1", "P 1", "p01"}) EXPECT_EQ(numbered_id('P', typed), "P1") << typed;
  EXPECT_EQ(numbered_id('N', "12"), "N12");
}

TEST(Numbered, WhatIsNoNumberStaysAsItIs) {
  for (const auto* typed : {"", "P", "N1", "P1a", "P-1", "rappel", "99999999999"}) EXPECT_EQ(numbered_id('P', typed), typed);
}

}  // namespace
}  // namespace beffroi::response
