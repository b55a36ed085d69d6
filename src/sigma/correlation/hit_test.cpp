// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/hit.h"

#include <gtest/gtest.h>

namespace beffroi::sigma {
namespace {

Hit some_hit() {
  Hit hit{.correlation = 3, .member = 1, .record = {}, .fields = {"Anne", std::nullopt, ""}, .below = {}};
  hit.record = {.source = 7,
                .offset = 1 << 20,
                .record_id = 42,
                .time = {-5},
                .rule = 9,
                .computer = "SRV",
                .channel = "Security",
                .provider = "p",
                .code = 4625};
  return hit;
}

TEST(Hit, UnpacksToWhatWasPacked) {
  const Hit hit = some_hit();
  const std::string packed = pack(hit, 1);
  const Hit again = unpack(packed, 1);
  EXPECT_EQ(again.record, hit.record);
  EXPECT_EQ(again.fields, hit.fields);
  EXPECT_EQ(again.member, hit.member);
  EXPECT_EQ(pack(again, 1), packed);
}

TEST(Hit, TheSourceIsPutInLater) {
  std::string packed = pack(some_hit(), 1);
  put_source(packed, place_of_source(packed, 1), 300);
  EXPECT_EQ(unpack(packed, 1).record.source, 300u);
}

TEST(Hit, BytesSortByGroupWithoutCaseThenByTimeBeforeAndAfter1970) {
  Hit early = some_hit(), late = some_hit(), other = some_hit();
  late.record.time = {5};
  late.fields[0] = "ANNE";
  other.fields[0] = "anna";
  EXPECT_LT(pack(early, 1), pack(late, 1));
  EXPECT_LT(pack(other, 1), pack(early, 1));
}

TEST(Hit, OtherBytesAreNone) {
  const std::string packed = pack(some_hit(), 1);
  EXPECT_TRUE(is_hit(packed, 1, 3));
  EXPECT_FALSE(is_hit(packed, 1, 2));
  EXPECT_FALSE(is_hit(packed + "x", 1, 3));
  for (std::size_t size = 0; size < packed.size(); ++size) EXPECT_FALSE(is_hit(packed.substr(0, size), 1, 3)) << size;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string altered = packed;
    altered[i] = static_cast<char>(altered[i] ^ 0x80);
    is_hit(altered, 1, 3);  // whatever it says, it comes back
  }
}

}  // namespace
}  // namespace beffroi::sigma
