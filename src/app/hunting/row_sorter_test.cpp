// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/row_sorter.h"

#include <gtest/gtest.h>

#include <random>

namespace beffroi::app::hunting {
namespace {

std::vector<std::string> sorted(RowSorter& sorter) {
  std::vector<std::string> rows;
  EXPECT_TRUE(sorter.each([&](std::string_view row) { rows.emplace_back(row); }));
  return rows;
}

TEST(RowSorter, NothingGivesNothing) {
  RowSorter sorter;
  EXPECT_TRUE(sorted(sorter).empty());
}

TEST(RowSorter, EqualTimesKeepTheirOrderAndNoTimeComesFirst) {
  for (const std::size_t run_bytes : {std::size_t{1}, std::size_t{100}, RowSorter::kRunBytes}) {
    RowSorter sorter(run_bytes);
    sorter.add(base::Timestamp{5}, "e1");
    sorter.add(base::Timestamp{-7}, "before 1970");
    sorter.add(std::nullopt, "none 1");
    sorter.add(base::Timestamp{5}, "e2");
    sorter.add(std::nullopt, "");
    sorter.add(base::Timestamp{0}, "zero");
    EXPECT_EQ(sorted(sorter), (std::vector<std::string>{"none 1", "", "before 1970", "zero", "e1", "e2"})) << run_bytes;
  }
}

TEST(RowSorter, ManyRunsGiveTheSameAsMemory) {
  RowSorter in_memory, spilled(5000);
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 20'000; ++i) {
    const base::Timestamp time{static_cast<std::int64_t>(random() % 500)};
    // Some rows are longer than a whole run and than the merge's buffers.
    const std::string row = std::to_string(i) + std::string(i % 4999 == 0 ? std::size_t{100'000} : i % 37, 'x');
    in_memory.add(time, row);
    spilled.add(time, row);
  }
  EXPECT_TRUE(sorted(in_memory) == sorted(spilled));
}

}  // namespace
}  // namespace beffroi::app::hunting
