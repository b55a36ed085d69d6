// SPDX-License-Identifier: EUPL-1.2
#include "sigma/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sigma/lint_names.h"
#include "sigma/log_sources.h"

namespace beffroi::sigma {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kHead =
    "title: t\nid: 00000000-0000-4000-8000-000000000001\nauthor: a\nstatus: test\nlevel: high\n"
    "logsource: {product: windows, category: process_creation}\n";

/// "line id" of every advice.
std::vector<std::string> linted(const std::string& text) {
  std::vector<std::string> all;
  for (const Advice& advice : lint(text, "r.yml", LogSources::embedded().names())) {
    all.push_back(std::to_string(advice.line) + " " + advice.id);
  }
  return all;
}

std::vector<std::string> detection(const std::string& text) { return linted(kHead + ("detection:\n" + text)); }

TEST(Lint, ARuleAsItShouldBeIsNotRemarked) {
  EXPECT_THAT(detection("  s: {Image|endswith: '\\cmd.exe', CommandLine|contains: [a, 'b*c', 'd\\*'], User|re: '.*a*'}\n"
                        "  _t: {User: [a, b]}\n  condition: s and not _t\n"),
              IsEmpty());
}

TEST(Lint, ASelectionThatNoConditionSpeaksOf) {
  EXPECT_THAT(detection("  s: {A: b}\n  unused: {A: c}\n  condition: s\n"), ElementsAre("9 unused"));
  EXPECT_THAT(detection("  s1: {A: b}\n  s2: {A: c}\n  condition: [1 of s1*, s2]\n"), IsEmpty());
}

TEST(Lint, ValuesThatSayNothingMore) {
  EXPECT_THAT(detection("  s: {A: [b, c, B]}\n  condition: s\n"), ElementsAre("8 value_twice"));
  EXPECT_THAT(detection("  s: {A|base64offset|contains: [b, B]}\n  condition: s\n"), IsEmpty());
  EXPECT_THAT(detection("  s: {A|cased: [b, B]}\n  condition: s\n"), IsEmpty());
  EXPECT_THAT(detection("  s: {A|contains: '*b*', B|startswith: 'c\\\\*', C|endswith: 'd*'}\n  condition: s\n"),
              ElementsAre("8 star_needless", "8 star_needless"));
  EXPECT_THAT(detection("  s: {A|contains|all: b}\n  condition: s\n"), ElementsAre("8 all_of_one"));
}

TEST(Lint, ALogSourceThatLooksMisspelt) {
  const auto with = [](const std::string& source) {
    return linted("title: t\nid: 00000000-0000-4000-8000-000000000001\nauthor: a\nlevel: low\nlogsource: " + source +
                  "\ndetection: {s: {A: b}, condition: s}\n");
  };
  EXPECT_THAT(with("{product: windows, category: proces_creation}"), ElementsAre("5 source_near"));
  EXPECT_THAT(with("{product: zeek, service: kerberos}"), IsEmpty());
  EXPECT_THAT(with("{product: linux, service: syslog}"), IsEmpty()) << "is not sysmon";
}

TEST(Lint, TheHeadOfARule) {
  EXPECT_THAT(linted("title: t\nid: 7\nstatus: wild\nlevel: grave\ndate: yesterday\ntags: [attack.t1059.001, attack.t99999, "
                     "attack.Initial_Access, "
                     "attack.nonsense, cve.2026-1, x]\nlogsource: {product: windows}\ndetection: {s: {A: b}, condition: s}\n"),
              ElementsAre("1 no_author", "2 id_form", "3 word_unknown", "4 word_unknown", "5 date_form", "6 tag_form",
                          "6 tag_form", "6 tag_form"));
  EXPECT_THAT(linted("title: t\nlogsource: {product: windows}\ndetection: {s: {A: b}, condition: s}\n"),
              ElementsAre("1 no_id", "1 no_author", "1 no_level"));
}

TEST(Lint, WhatIsNoYamlIsLeftToTheParser) {
  EXPECT_THAT(linted("title: [x\n"), IsEmpty());
  EXPECT_THAT(linted("- 1\n---\n~\n"), IsEmpty());
}

TEST(LintNames, StarsAndBackslashes) {
  EXPECT_TRUE(ends_in_star("a*"));
  EXPECT_FALSE(ends_in_star("a\\*"));
  EXPECT_TRUE(ends_in_star("a\\\\*"));
  EXPECT_FALSE(ends_in_star("*"));
}

}  // namespace
}  // namespace beffroi::sigma
