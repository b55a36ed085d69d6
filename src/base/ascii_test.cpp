// SPDX-License-Identifier: EUPL-1.2
#include "base/ascii.h"

#include <gtest/gtest.h>

#include <random>

#include "base/bytes.h"
#include "base/json/writer.h"
#include "base/text.h"

namespace beffroi::base {
namespace {

/// Mostly plain letters, and now and then whatever has to be treated apart.
std::u32string random_text(std::mt19937& random) {
  static constexpr std::u32string_view special = U"\"\\\n\t\x7F\x1Fé\u0080\u2028\uFFFD\U0001F514";
  std::u32string text;
  for (std::size_t left = random() % 70; left > 0; --left) {
    text += random() % 24 == 0 ? special[random() % special.size()] : U'!' + static_cast<char32_t>(random() % 80);
  }
  return text;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

TEST(Ascii, CountsAreThoseOfOneCharacterAfterTheOther) {
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = utf8_of(random_text(random));
    std::size_t ascii = 0;
    while (ascii < text.size() && static_cast<std::uint8_t>(text[ascii]) < 0x80) ++ascii;
    EXPECT_EQ(count_ascii(text), ascii);
    std::size_t plain = 0;
    while (plain < text.size()) {
      std::string quoted;
      json::append_quoted(quoted, text.substr(plain, 1));
      if (quoted.size() != 3 || static_cast<std::uint8_t>(text[plain]) >= 0x80) break;
      ++plain;
    }
    EXPECT_EQ(count_plain_json(text), plain) << text;
    std::size_t shown = 0;
    while (shown < text.size() && text[shown] >= ' ' && text[shown] <= '~') ++shown;
    EXPECT_EQ(count_printable_ascii(text), shown) << text;
  }
}

TEST(Ascii, Utf16BecomesTheSameTextWhereverAnotherLetterStands) {
  std::mt19937 random(4);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = utf8_of(random_text(random));
    const std::string utf16 = utf8_to_utf16le(text);
    std::string narrow(utf16.size() / 2, '\0');
    narrow.resize(narrow_ascii(as_bytes(utf16).data(), utf16.size() / 2, narrow.data()));
    EXPECT_EQ(narrow, text.substr(0, count_ascii(text)));
    EXPECT_EQ(utf16le_to_utf8(as_bytes(utf16)), text);
    EXPECT_EQ(to_valid_utf8(text), text);
  }
}

}  // namespace
}  // namespace beffroi::base
