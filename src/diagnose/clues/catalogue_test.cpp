// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/clues/catalogue.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/messages.h"
#include "diagnose/scene/commands.h"

namespace beffroi::diagnose::clues {
namespace {

bool is_clue(std::string_view kind, std::string_view command) {
  for (const CommandPattern& pattern : Catalogue::embedded().commands()) {
    if (pattern.kind == kind && pattern.fits(scene::plain(command))) return true;
  }
  return false;
}

TEST(ClueCatalogue, EveryKindHasASentenceInBothLanguages) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const auto words = base::Catalogue::load(language);
    ASSERT_TRUE(words);
    for (const auto& [name, kind] : Catalogue::embedded().kinds()) {
      EXPECT_TRUE(words->has(fmt::format("{}.{}", kind.question, name))) << kind.question << "." << name;
    }
  }
}

TEST(ClueCatalogue, WeightsAreThoseOfTheScale) {
  for (const auto& [name, kind] : Catalogue::embedded().kinds()) {
    EXPECT_TRUE(kind.weight == 1 || kind.weight == 2 || kind.weight == 4 || kind.weight == 6 || kind.weight == 8) << name;
    EXPECT_TRUE(kind.technique.starts_with("T1")) << name;
  }
}

TEST(ClueCatalogue, QuotesCaretsAndCaseHideNothing) {
  EXPECT_TRUE(is_clue("shadow_copies_deleted", "C:\\Windows\\System32\\VSSADMIN.exe  Delete   \"Shadows\" /All /Quiet"));
  EXPECT_TRUE(is_clue("shadow_copies_deleted", "cmd /c v^ssadmin del^ete shad^ows /all"));
  EXPECT_TRUE(is_clue("lsass_dumped", "rundll32 C:\\windows\\System32\\comsvcs.dll, MiniDump 612 C:\\x.dmp full"));
}

TEST(ClueCatalogue, WhatAdministratorsTypeIsNoClue) {
  EXPECT_FALSE(is_clue("shadow_copies_deleted", "vssadmin delete shadows /for=D: /oldest /quiet"));
  EXPECT_FALSE(is_clue("shadow_copies_deleted", "vssadmin list shadows"));
  EXPECT_FALSE(is_clue("backup_destroyed", "wbadmin delete backup -keepVersions:5"));
  EXPECT_FALSE(is_clue("new_administrator", "net user m.durand * /add"));
  EXPECT_FALSE(is_clue("log_cleared_by_command", "wevtutil qe Security /c:5"));
}

TEST(ClueCatalogue, RefusesAKindThatNobodyKnowsWithItsLine) {
  const auto catalogue = Catalogue::parse("kinds: {}\ncommands:\n  - {kind: nothing, any: [[x]]}\nprograms: {}\n", "x");
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().id, "clues.invalid");
  EXPECT_EQ(catalogue.error().where.line, 3U);
}

}  // namespace
}  // namespace beffroi::diagnose::clues
