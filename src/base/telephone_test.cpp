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

TEST(Telephone, AWrongNumberIsTellableFromAShortOneAndFromOneOfElsewhere) {
  for (const char* right : {"06 12 34 56 78", "+262 692 00 00 00", "+33 (0)3 20 00 00 99", "15", "17", "112", "115", "3949",
                            "3018", "33700", "116 117", "17Cyber", "+687 26 12 34", "24 12 34", "40 12 34 56",
                            "+32 2 123 45 67", "03 20 00 00 99, bureau 4", "demander au standard", ""})
    EXPECT_TRUE(may_be_telephone(right)) << right;
  for (const char* wrong : {"06 12 34 56 7", "08 00 00", "06.12.34.56", "06 12 34 56 789", "+33 6 12", "6", "612345678"})
    EXPECT_FALSE(may_be_telephone(wrong)) << wrong;
}

}  // namespace
}  // namespace beffroi::base
