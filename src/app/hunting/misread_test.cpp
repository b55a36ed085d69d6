// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/misread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace beffroi::app::hunting {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

model::SourceResult source(const char* path, const char* reader, std::uint64_t size, std::uint64_t in_issues) {
  model::SourceResult result;
  result.origin.path = path;
  result.origin.argument = path;
  result.reader = reader;
  result.size = size;
  result.accounting = {size - in_issues, 0, in_issues};
  return result;
}

const base::Catalogue& english() {
  static const auto words = *base::Catalogue::load(base::Language::english);
  return words;
}

TEST(Misread, WholeFilesAreNoMatterForALine) {
  Misread misread;
  misread.add(source("ok.evtx", "evtx", 100, 0));
  misread.add(source("nothing", "", 0, 0));
  EXPECT_THAT(misread.lines(english(), false), IsEmpty());
}

TEST(Misread, DamagedAndEmptyLogsAreNamed) {
  Misread misread;
  for (const char* path : {"a.evtx", "b.evtx", "c.evtx", "d\x1b[2J.evtx"}) misread.add(source(path, "evtx", 100, 1));
  misread.add(source("empty.evtx", "evtx", 0, 0));
  EXPECT_THAT(misread.lines(english(), false),
              ElementsAre(AllOf(HasSubstr("4 files are damaged"), HasSubstr("a.evtx, b.evtx, c.evtx …"),
                                HasSubstr("beffroi show issues"), Not(HasSubstr("d\\u"))),
                          AllOf(HasSubstr("1 file is empty"), HasSubstr("empty.evtx"))));
  EXPECT_THAT(misread.lines(english(), true).front(), AllOf(HasSubstr("d\\u{1B}[2J.evtx"), Not(HasSubstr("…"))));
}

TEST(Misread, WhatNoReaderTakesIsNoDamageAndIsNamed) {
  Misread misread;
  model::SourceResult zeek = source("conn.log", "", 50, 50);
  zeek.issues = {{"evidence.no_reader", 0, 50, {{"format", std::string("Zeek")}}}};
  misread.add(zeek);
  misread.add(source("notes.bin", "", 50, 50));
  EXPECT_THAT(misread.lines(english(), false),
              ElementsAre(AllOf(HasSubstr("1 × Zeek"), HasSubstr("conn.log")),
                          AllOf(HasSubstr("1 file of an unknown format"), HasSubstr("notes.bin"))));
}

TEST(Misread, PathsThatAreKeptAreBounded) {
  Misread misread;
  for (std::size_t i = 0; i < NamedFiles::kMost + 1; ++i) misread.add(source("x.evtx", "evtx", 100, 1));
  EXPECT_THAT(misread.lines(english(), true), ElementsAre(AllOf(HasSubstr("101 files"), HasSubstr("x.evtx …"))));
}

}  // namespace
}  // namespace beffroi::app::hunting
