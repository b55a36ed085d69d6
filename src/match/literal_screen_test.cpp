// SPDX-License-Identifier: EUPL-1.2
#include "match/literal_screen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/bytes.h"
#include "base/text.h"
#include "match/folded_text.h"
#include "match/literal_index_reference.h"

namespace beffroi::match {
namespace {

std::string random_text(std::mt19937& random, std::size_t shortest, std::size_t longest, std::string_view letters) {
  std::string text;
  const std::size_t size = shortest + random() % (longest - shortest + 1);
  while (text.size() < size) text += letters[random() % letters.size()];
  return text;
}

TEST(LiteralScreen, NeverMissesALiteralAndMostlyTellsTextsApart) {
  std::mt19937 random(9);
  std::size_t held = 0, let_through = 0, all = 0;
  for (std::size_t round = 0; round < 300; ++round) {
    std::vector<Literal> literals;
    for (std::size_t left = 1 + random() % 12; left > 0; --left) {
      literals.push_back({random_text(random, 3 + round % 2, 12, "abcdefghijklmnopqrstuvwxyz:\\.@[_ 0"), Anchor::inside});
    }
    const auto screen = LiteralScreen::of(literals);
    ASSERT_TRUE(screen);
    for (int i = 0; i < 60; ++i) {
      std::string text = random_text(random, 0, i % 10 == 0 ? 700 : 60, "abcdefghijklmnopqrstuvwxyzABCDEFGH:\\.@{_ 0");
      if (random() % 4 == 0) text += "é\U0001F514";
      if (random() % 3 == 0) text.insert(random() % (text.size() + 1), literals[random() % literals.size()].text);
      const std::string utf16 = base::utf8_to_utf16le(text);
      for (const model::Value& value :
           {model::Value::of_utf8(text), model::Value::of_view(model::ValueKind::utf16le, base::as_bytes(utf16))}) {
        std::string folded;
        append_folded_text(folded, value);
        const bool holds = std::ranges::any_of(literals, [&](const Literal& one) { return reference::has(folded, one); });
        ASSERT_TRUE(screen->may_hold(value) || !holds) << text;
        held += holds ? 1u : 0u;
        let_through += screen->may_hold(value) && !holds ? 1u : 0u;
        ++all;
      }
    }
  }
  EXPECT_GT(held, all / 5);
  EXPECT_LT(let_through, all / 20);
}

TEST(LiteralScreen, IsNotMadeOfWhatItCannotTellApart) {
  EXPECT_FALSE(LiteralScreen::of({}));
  EXPECT_FALSE(LiteralScreen::of(std::vector<Literal>{{"ab", Anchor::inside}}));
  EXPECT_FALSE(LiteralScreen::of(std::vector<Literal>{{"abcd", Anchor::inside}, {"été", Anchor::inside}}));
  EXPECT_FALSE(LiteralScreen::of(std::vector<Literal>(33, {"abcd", Anchor::inside})));
}

}  // namespace
}  // namespace beffroi::match
