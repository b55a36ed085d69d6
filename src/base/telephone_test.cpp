// SPDX-License-Identifier: EUPL-1.2
#include "base/telephone.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

TEST(Telephone, IsFoundAmongOtherWordsAndOtherNumbersAreNone) {
  EXPECT_EQ(telephone_in("62330, puis 03 20 00 00 99, bureau 4"), "03 20 00 00 99");
  EXPECT_EQ(telephone_in("+33 3 21 00 00 00"), "+33 3 21 00 00 00");
  EXPECT_EQ(telephone_in("03 20 00 00 99 (9 h à 12 h)"), "03 20 00 00 99");
  EXPECT_EQ(telephone_in("03 20 00 00 99 9 h"), "03 20 00 00 99");
  EXPECT_EQ(telephone_in("(standard provisoire) 03.20.00.00.99-"), "03.20.00.00.99");
  EXPECT_EQ(telephone_in("03\u00A020\u202F00 00 99"), "03\u00A020\u202F00 00 99");
  EXPECT_EQ(telephone_in("+33 (0)3 20 00 00 99, bureau"), "+33 (0)3 20 00 00 99");
  EXPECT_EQ(telephone_in("0033320000099"), "0033320000099");
  for (const char* text : {"", "de 9 h à 12 h", "bureau 12345678901234567890", "62330 Isbergues", "((((", "  "})
    EXPECT_EQ(telephone_in(text), "") << text;
}

}  // namespace
}  // namespace beffroi::base
