// SPDX-License-Identifier: EUPL-1.2
#include "match/folded_text.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "base/text.h"

namespace beffroi::match {
namespace {

std::string folded(const model::Value& value) {
  std::string text = "before ";
  append_folded_text(text, value);
  return text;
}

std::string expected(const model::Value& value) { return "before " + base::fold(model::canonical_text(value)); }

TEST(FoldedText, OfRandomUnitsIsTheFoldedCanonicalText) {
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    const auto kind = random() % 3;  // nearly ASCII, letters with accents, anything with lone surrogates
    for (std::size_t left = random() % 90; left > 0; --left) {
      const auto unit = kind == 0 && random() % 40 != 0 ? random() % 0x80 : kind == 1 ? random() % 0x250 : random() % 0x10000;
      bytes += static_cast<char>(unit & 0xFF);
      bytes += static_cast<char>(unit >> 8);
    }
    if (random() % 5 == 0) bytes += 'x';  // an odd byte
    for (const auto type : {model::ValueKind::utf16le, model::ValueKind::utf8, model::ValueKind::bytes}) {
      const auto value = model::Value::of_view(type, base::as_bytes(bytes));
      ASSERT_EQ(folded(value), expected(value)) << round;
    }
  }
}

TEST(FoldedText, OfEveryKindOfValueIsTheFoldedCanonicalText) {
  const std::array<std::uint8_t, 16> sixteen = {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0, 0xAB, 0xCD, 0xEF, 0};
  std::vector<model::Value> values = {{},
                                      model::Value::of_boolean(true),
                                      model::Value::of_signed(-1),
                                      model::Value::of_hexadecimal(0xABCDEF),
                                      model::Value::of_real(1e300),
                                      model::Value::of_moment({1'700'000'000'000'000'000})};
  for (const auto kind : {model::ValueKind::guid, model::ValueKind::sid, model::ValueKind::bytes}) {
    values.push_back(model::Value::of_view(kind, sixteen));
  }
  for (const model::Value& value : values) EXPECT_EQ(folded(value), expected(value));
}

}  // namespace
}  // namespace beffroi::match
