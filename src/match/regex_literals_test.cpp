// SPDX-License-Identifier: EUPL-1.2
#include "match/regex_literals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "base/text.h"
#include "match/regex.h"

namespace beffroi::match {
namespace {

using Literals = std::vector<std::string>;

TEST(RegexLiterals, AreTheLongestRunOfEachBranch) {
  EXPECT_EQ(necessary_literals("foo.*LONGER\\.exe"), Literals{"longer.exe"});
  EXPECT_EQ(necessary_literals("abcd|x(y|z)wxyz"), (Literals{"abcd", "wxyz"}));
  EXPECT_EQ(necessary_literals("(?i)start[^]a[:digit:]]+rest"), Literals{"start"});
  EXPECT_EQ(necessary_literals("abcd?"), Literals{"abc"});
  EXPECT_EQ(necessary_literals("abc+def{2}xyzzy"), Literals{"xyzzy"});
}

TEST(RegexLiterals, AreReadOffBrackets) {
  EXPECT_EQ(necessary_literals("(abcdef)"), Literals{"abcdef"});
  EXPECT_EQ(necessary_literals("\\b(?:del|erase(d{2})?)\\b.*x"), (Literals{"del", "erase"}));
  EXPECT_EQ(necessary_literals("(sc|net1?)\\s+.*(windefend|sense)+ab"), (Literals{"windefend", "sense"}));
  EXPECT_EQ(necessary_literals("(abcdef)?ghi"), Literals{"ghi"});
  EXPECT_EQ(necessary_literals("(abc|.)(defg|hij(klmnop))"), (Literals{"defg", "klmnop"}));
  EXPECT_EQ(necessary_literals("[Ww][Ii]n[dD]ows\\\\[a-z]"), Literals{"windows\\"});
  EXPECT_EQ(shortest_match("(ab|cde){3}(x|)"), 6u);
}

TEST(RegexLiterals, AreNotGuessed) {
  for (const char* expression : {"", "ab", "abc|", "a?b*c{0,1}", "\\x41bcd", "\\Qabc.def\\E", "(?P<n>abcdef)", "(abc|de)",
                                 "[^S][s]bc", "éàç", "abc|\\pLxyz"}) {
    EXPECT_EQ(necessary_literals(expression), Literals()) << expression;
  }
}

TEST(RegexLiterals, TellHowShortAMatchCanBe) {
  EXPECT_EQ(shortest_match(".{1000,}"), 1000u);
  EXPECT_EQ(shortest_match("^ab?[cd]{2,3}\\s+(xyz)$"), 7u);
  EXPECT_EQ(shortest_match("abc|d"), 1u);
  EXPECT_EQ(shortest_match("abc|"), 0u);
  EXPECT_EQ(shortest_match("a{x}b"), 1u);
  EXPECT_EQ(shortest_match("\\x41bc"), 0u);
}

TEST(RegexLiterals, KnowACountOfAnyCharacters) {
  EXPECT_EQ(count_of_any(".{1000,}"), 1000u);
  EXPECT_EQ(count_of_any(".{3}"), 3u);
  for (const char* expression : {".{1,3}", ".{0,}", ".{3,}x", "x.{3,}", ".{x}", ".{3,}?", ".", ".{"}) {
    EXPECT_FALSE(count_of_any(expression)) << expression;
  }
}

TEST(RegexLiterals, ACountOfAnyCharactersIsOfOneLine) {
  for (const bool dot_all : {false, true}) {
    const auto counted = Regex::compile(".{4,}", {.dot_all = dot_all});
    const auto asked = Regex::compile("(?:.{4,})", {.dot_all = dot_all});
    for (const char* text : {"", "abc", "abcd", "ab\ncd", "ab\ncdef", "abcd\n", "éàçé", "éàç\n", "\xC3(\xFF)", "\n\n\n\n\n"}) {
      EXPECT_EQ(counted->occurs_in(text), asked->occurs_in(text)) << text << dot_all;
    }
  }
}

static constexpr std::array pieces = {"a",
                                      "b",
                                      "abc",
                                      "BCA",
                                      "\\.",
                                      ".",
                                      "(a|bc)",
                                      "[^a]",
                                      "[]b]",
                                      "?",
                                      "*",
                                      "+",
                                      "{2}",
                                      "{0,1}",
                                      "|",
                                      "^",
                                      "$",
                                      "\\w",
                                      "\\s",
                                      "(?i)",
                                      "(?:c[)]b)",
                                      "[Aa]",
                                      "(abc|B(CA|b)*|",
                                      "abc)",
                                      "(",
                                      ")",
                                      "\\\\",
                                      "\\b",
                                      "(?i:CAB)",
                                      "c{1,2}?",
                                      "ksk",
                                      "é"};

/// Expressions put together at random: where one occurs in a text, the folded text has a literal, but for the two characters that
/// RE2 takes for letters of ASCII.
TEST(RegexLiterals, NeverRuleOutAMatch) {
  std::mt19937 random(11);
  std::size_t occurred = 0, ruled_out = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string expression;
    for (std::size_t left = 1 + random() % 8; left > 0; --left) expression += pieces[random() % pieces.size()];
    // The names of groups keep occurs_in() from reading anything off it: RE2 itself is asked.
    const auto compiled = Regex::compile("(?P<all>" + expression + ")", {.ignore_case = random() % 2 == 0});
    if (!compiled) continue;
    const Literals literals = necessary_literals(expression);
    const std::size_t shortest = shortest_match(expression);
    for (int i = 0; i < 20 && (!literals.empty() || shortest > 0); ++i) {
      static constexpr std::array letters = {"a",  "b", "c", "A", "B", "C", ".",      ")",     " ",
                                             "\\", "k", "K", "s", "S", "é", "\u212A", "\u017F"};
      std::string text;
      for (std::size_t left = random() % 14; left > 0; --left) text += letters[random() % letters.size()];
      if (!literals.empty() && random() % 2 == 0) text += literals[random() % literals.size()];
      for (std::size_t left = random() % 3; left > 0; --left) text += letters[random() % letters.size()];
      const std::string folded = base::fold(text);
      const bool is_odd = text.find("\u212A") != std::string::npos || text.find("\u017F") != std::string::npos;
      const auto is_there = [&](const std::string& one) { return folded.find(one) != std::string::npos; };
      const bool has_one = is_odd || literals.empty() || std::ranges::any_of(literals, is_there);
      const bool occurs = compiled->occurs_in(text);
      ASSERT_TRUE(has_one || !occurs) << expression << " in " << text;
      ASSERT_TRUE(text.size() >= shortest || !occurs) << expression << " in " << text;
      occurred += occurs ? 1u : 0u;
      ruled_out += has_one && text.size() >= shortest ? 0u : 1u;
    }
  }
  EXPECT_GT(occurred, 1000u);
  EXPECT_GT(ruled_out, 1000u);
}

}  // namespace
}  // namespace beffroi::match
