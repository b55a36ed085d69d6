// SPDX-License-Identifier: EUPL-1.2
#include "match/value_memo.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

namespace beffroi::match {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(ValueMemo, NeverGivesTheNumbersOfAnotherKey) {
  ValueMemo memo(16'384, 64);
  std::map<std::tuple<std::uint32_t, int, std::string>, Numbers> all;
  std::mt19937 random(5);
  std::size_t remembered = 0;
  for (int i = 0; i < 50'000; ++i) {
    memo.begin();
    const std::string bytes(random() % 12, static_cast<char>('a' + random() % 2));
    const ValueMemo::Key key{static_cast<std::uint32_t>(random() % 4), static_cast<std::uint8_t>(random() % 3), bytes};
    auto& numbers = all[{key.asked, key.kind, bytes}];
    if (numbers.empty()) numbers.assign(1 + random() % 20, static_cast<std::uint32_t>(random()));
    const auto hash = ValueMemo::hash_of(key);
    if (const auto found = memo.find(key, hash)) {
      ASSERT_EQ(Numbers(found->numbers.begin(), found->numbers.end()), numbers);
      ++remembered;
    } else {
      memo.keep(key, hash, numbers);
    }
  }
  EXPECT_GT(remembered, 10'000u);
}

TEST(ValueMemo, ForgetsBetweenTwoEventsAndNeverWithinOne) {
  ValueMemo memo(4'096, 64);
  const Numbers numbers(20, 7);
  const ValueMemo::Key first{1, 0, "first"};
  memo.keep(first, ValueMemo::hash_of(first), numbers);
  const auto found = memo.find(first, ValueMemo::hash_of(first));
  ASSERT_TRUE(found);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const ValueMemo::Key key{i + 2, 0, "another"};
    memo.keep(key, ValueMemo::hash_of(key), numbers);
  }
  EXPECT_EQ(Numbers(found->numbers.begin(), found->numbers.end()), numbers);
  memo.begin();
  EXPECT_FALSE(memo.find(first, ValueMemo::hash_of(first)));
}

TEST(ValueMemo, AnIdentityIsNeverGivenTwice) {
  ValueMemo memo(4'096, 64);
  std::set<std::uint64_t> identities{0};
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    memo.begin();
    const ValueMemo::Key key{i, 0, "value"};
    const auto hash = ValueMemo::hash_of(key);
    const std::uint64_t identity = memo.keep(key, hash, Numbers{i});
    const auto found = memo.find(key, hash);
    ASSERT_EQ(found.has_value(), identity != 0);
    if (!found) continue;
    EXPECT_EQ(found->identity, identity);
    EXPECT_TRUE(identities.insert(identity).second);
  }
  EXPECT_GT(identities.size(), 4'000u);
}

TEST(ValueMemo, DoesNotKeepWhatWouldFillIt) {
  ValueMemo memo(4'096, 64);
  const std::string large(4'000, 'x');
  const ValueMemo::Key key{1, 0, large};
  memo.keep(key, ValueMemo::hash_of(key), Numbers{1});
  EXPECT_FALSE(memo.find(key, ValueMemo::hash_of(key)));
}

}  // namespace
}  // namespace beffroi::match
