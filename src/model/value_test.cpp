// SPDX-License-Identifier: EUPL-1.2
#include "model/value.h"

#include <gtest/gtest.h>

#include <array>

namespace beffroi::model {
namespace {

TEST(CanonicalText, NumbersAreWrittenAsWindowsWritesThem) {
  EXPECT_EQ(canonical_text(Value::of_unsigned(4624)), "4624");
  EXPECT_EQ(canonical_text(Value::of_signed(-1)), "-1");
  EXPECT_EQ(canonical_text(Value::of_hexadecimal(0x17)), "0x17");
  EXPECT_EQ(canonical_text(Value::of_hexadecimal(0)), "0x0");
  EXPECT_EQ(canonical_text(Value::of_boolean(true)), "true");
  EXPECT_EQ(canonical_text(Value{}), "");
}

TEST(CanonicalText, SidOfTheAdministrator) {
  const std::array<std::uint8_t, 28> sid = {1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0,    0, 1, 0,
                                            0, 0, 2, 0, 0, 0, 3, 0, 0,  0, 0xF4, 1, 0, 0};
  EXPECT_EQ(canonical_text(Value::of_view(ValueKind::sid, sid)), "S-1-5-21-1-2-3-500");
}

TEST(CanonicalText, BrokenSidIsShownAsBytes) {
  const std::array<std::uint8_t, 9> sid = {1, 5, 0, 0, 0, 0, 0, 5, 21};
  EXPECT_EQ(canonical_text(Value::of_view(ValueKind::sid, sid)), "010500000000000515");
}

TEST(CanonicalText, GuidHasItsBracesAndUpperCase) {
  const std::array<std::uint8_t, 16> guid = {0x25, 0x96, 0x84, 0x54, 0x78, 0x54, 0x94, 0x49,
                                             0xA5, 0xBA, 0x3E, 0x3B, 0x03, 0x28, 0xC3, 0x0D};
  EXPECT_EQ(canonical_text(Value::of_view(ValueKind::guid, guid)), "{54849625-5478-4994-A5BA-3E3B0328C30D}");
}

TEST(CanonicalText, LoneSurrogateBecomesTheReplacementCharacter) {
  const std::array<std::uint8_t, 4> text = {0x00, 0xD8, 'a', 0};
  EXPECT_EQ(canonical_text(Value::of_view(ValueKind::utf16le, text)), "\uFFFDa");
}

}  // namespace
}  // namespace beffroi::model
