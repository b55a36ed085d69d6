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
}

}  // namespace
}  // namespace beffroi::base
