// SPDX-License-Identifier: EUPL-1.2
#include "base/base64.h"

#include <gtest/gtest.h>

#include <string_view>

namespace beffroi::base {
namespace {

TEST(Base64, TheVectorsOfTheStandard) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) EXPECT_EQ(base64(as_bytes(plain)), encoded);
  for (const auto& [plain, encoded] : vectors) EXPECT_EQ(from_base64(encoded), plain);
}

TEST(Base64, HasSixtyFourSignsAndThePadding) {
  int signs = 0;
  for (int byte = 0; byte < 256; ++byte) signs += is_base64(static_cast<char>(byte)) ? 1 : 0;
  EXPECT_EQ(signs, 65);
  for (const char sign : std::string("AZaz09+/=")) EXPECT_TRUE(is_base64(sign)) << sign;
}

TEST(Base64, AnythingIsReadAsFarAsItGoes) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(from_base64(base64(as_bytes(all))), all);
  EXPECT_EQ(from_base64("Zm9v\r\nYmFy"), "foo");
  EXPECT_EQ(from_base64("Zm9vY"), "foo") << "a group that was cut";
  EXPECT_EQ(from_base64("<script>"), "");
}

}  // namespace
}  // namespace beffroi::base
