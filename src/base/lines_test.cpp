// SPDX-License-Identifier: EUPL-1.2
#include "base/lines.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

TEST(Lines, EndAtTheirSignOrWithTheText) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of(""), Lines());
  EXPECT_EQ(lines_of("\n"), Lines({""}));
  EXPECT_EQ(lines_of("a\n\nb c\r\n"), Lines({"a", "", "b c\r"}));
  EXPECT_EQ(lines_of("a\nb"), Lines({"a", "b"}));
}

}  // namespace
}  // namespace beffroi::base
