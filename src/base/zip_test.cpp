// SPDX-License-Identifier: EUPL-1.2
#include "base/zip.h"

#include <gtest/gtest.h>

#include "base/checksum.h"

namespace beffroi::base {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

TEST(Zip, TheFirstFileStandsAsItIsAtTheBeginning) {
  ZipWriter zip;
  zip.add("mimetype", "application/vnd.oasis.opendocument.text");
  zip.add("content.xml", "<é/>");
  const std::string bytes = std::move(zip).finish();
  // What an office suite looks at: OpenDocument 1.3, part 2, 3.3: the name at 30, the type at 38.
  EXPECT_EQ(bytes.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
  EXPECT_EQ(number_at(bytes, 8, 2), 0U) << "stored";
}

TEST(Zip, TheDirectoryFindsEveryFileWithItsChecksum) {
  ZipWriter zip;
  zip.add("a", "first");
  zip.add("b/c", "");
  const std::string bytes = std::move(zip).finish();
  const std::size_t end = bytes.size() - 22;
  ASSERT_EQ(number_at(bytes, end, 4), 0x06054B50U);
  EXPECT_EQ(number_at(bytes, end + 10, 2), 2U);
  std::size_t at = number_at(bytes, end + 16, 4);
  EXPECT_EQ(at + number_at(bytes, end + 12, 4), end);
  ASSERT_EQ(number_at(bytes, at, 4), 0x02014B50U);
  constexpr std::string_view kFirst = "first";
  EXPECT_EQ(number_at(bytes, at + 16, 4), crc32(as_bytes(kFirst)));
  at += 46 + number_at(bytes, at + 28, 2);
  EXPECT_EQ(bytes.substr(at + 46, 3), "b/c");
  EXPECT_EQ(bytes.substr(number_at(bytes, at + 42, 4) + 30, 3), "b/c");
}

TEST(Zip, TheSameFilesGiveTheSameBytes) {
  const auto made = [] {
    ZipWriter zip;
    zip.add("a", "b");
    return std::move(zip).finish();
  };
  EXPECT_EQ(made(), made());
}

}  // namespace
}  // namespace beffroi::base
