// SPDX-License-Identifier: EUPL-1.2
#include "base/byte_sorter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace beffroi::base {
namespace {

std::vector<std::string> sorted(ByteSorter& sorter) {
  std::vector<std::string> all;
  EXPECT_TRUE(sorter.each([&](std::string_view bytes) { all.emplace_back(bytes); }));
  return all;
}

TEST(ByteSorter, NothingGivesNothing) {
  ByteSorter sorter;
  EXPECT_TRUE(sorted(sorter).empty());
}

TEST(ByteSorter, BytesAreComparedWithoutSignAndZeroIsAByte) {
  for (const std::size_t run_bytes : {std::size_t{1}, ByteSorter::kRunBytes}) {
    ByteSorter sorter(run_bytes);
    const std::vector<std::string> in_order = {"", std::string("\0", 1), std::string("\0a", 2), "a", "a", "ab", "\x80", "\xFF"};
    for (auto it = in_order.rbegin(); it != in_order.rend(); ++it) sorter.add(*it);
    EXPECT_EQ(sorted(sorter), in_order) << run_bytes;
  }
}

TEST(ByteSorter, ManyRunsGiveTheSameAsMemory) {
  ByteSorter in_memory, spilled(5000);
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 20'000; ++i) {
    // Some are longer than a whole run and than the merge's buffers.
    const std::string bytes = std::to_string(random() % 500) + std::string(i % 4999 == 0 ? std::size_t{100'000} : i % 37, 'x');
    in_memory.add(bytes);
    spilled.add(bytes);
  }
  EXPECT_TRUE(sorted(in_memory) == sorted(spilled));
}

}  // namespace
}  // namespace beffroi::base
