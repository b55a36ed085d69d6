// SPDX-License-Identifier: EUPL-1.2
#include "base/excerpt.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

TEST(Excerpt, IsCutBetweenTwoCharacters) {
  const std::string text = "aé€";  // 1, 2 and 3 bytes
  const std::pair<std::size_t, std::string_view> starts[] = {{0, ""},   {1, "a"},   {2, "a"},   {3, "aé"},
                                                             {5, "aé"}, {6, "aé€"}, {99, "aé€"}};
  for (const auto& [bytes, start] : starts) {
    EXPECT_EQ(start_of(text, bytes), start) << bytes;
    EXPECT_EQ(cut_to(text, bytes), start == text ? text : std::string(start) + "…") << bytes;
  }
  EXPECT_EQ(start_of("\x80\x80\x80", 2), "") << "no text at all";
}

TEST(Excerpt, StandsInOneLine) {
  EXPECT_EQ(in_one_line(" \r\na \t b\n\nc "), "a b c ");
  EXPECT_EQ(in_one_line("\n \n"), "");
}

}  // namespace
}  // namespace beffroi::base
