// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "match/literal_index_reference.h"

namespace beffroi::match {
namespace {

std::string random_text(std::mt19937& random, std::size_t longest) {
  static constexpr std::string_view kLetters = "ab\\.exé";
  std::string text;
  for (std::size_t left = random() % (longest + 1); left > 0; --left) text += kLetters[random() % kLetters.size()];
  if (random() % 8 == 0) text += '\0';
  return text;
}

TEST(LiteralIndex, FindsWhatTheReferenceFinds) {
  std::mt19937 random(7);
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Literal> literals;
    for (std::size_t left = random() % 60; left > 0; --left) {
      literals.push_back({random_text(random, 14), static_cast<Anchor>(random() % 4)});
    }
    const LiteralIndex index(literals);
    for (int i = 0; i < 40; ++i) {
      std::string text = random_text(random, 40);
      if (!literals.empty() && random() % 2 == 0)
        text.insert(random() % (text.size() + 1), literals[random() % literals.size()].text);
      if (!literals.empty() && random() % 8 == 0) text = literals[random() % literals.size()].text;
      std::vector<std::uint32_t> found;
      index.find(text, found);
      std::set<std::uint32_t> expected;
      for (std::uint32_t n = 0; n < literals.size(); ++n) {
        if (reference::has(text, literals[n])) expected.insert(n);
      }
      EXPECT_EQ(std::set(found.begin(), found.end()), expected) << text;
      hits += expected.size();
    }
  }
  EXPECT_GT(hits, 10'000u);
}

TEST(LiteralIndex, EmptyLiteralsAreInEveryTextButTheWhole) {
  const std::vector<Literal> literals = {{"", Anchor::inside}, {"", Anchor::whole}, {"", Anchor::start}, {"", Anchor::end}};
  const LiteralIndex index(literals);
  const auto found_in = [&](std::string_view text) {
    std::vector<std::uint32_t> found;
    index.find(text, found);
    std::ranges::sort(found);
    return found;
  };
  EXPECT_EQ(found_in(""), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(found_in("x"), (std::vector<std::uint32_t>{0, 2, 3}));
}

TEST(LiteralIndex, WithoutLiteralsFindsNothing) {
  std::vector<std::uint32_t> found;
  LiteralIndex().find("x", found);
  LiteralIndex(std::vector<Literal>{}).find("x", found);
  EXPECT_TRUE(found.empty());
}

}  // namespace
}  // namespace beffroi::match
