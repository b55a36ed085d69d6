// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/stray_programs.h"

#include <gtest/gtest.h>

namespace beffroi::diagnose::attack {
namespace {

using Names = std::set<std::string>;

TEST(StrayPrograms, AProgramIsKnownByItsFolderAndName) {
  const Names same{"_\\u4j31b.exe"};
  EXPECT_EQ(stray_programs("cmd.exe /c start explorer \"Documents.lnk\" & \"E:\\_\\U4J31B.exe\""), same);
  EXPECT_EQ(stray_programs("Worm:Win32/Any (file:_F:\\_\\u4j31b.exe)"), same);
}

TEST(StrayPrograms, WhatWindowsAndInstalledSoftwareBringTiesNothing) {
  EXPECT_EQ(stray_programs("C:\\Windows\\System32\\net.exe use"), Names{});
  EXPECT_EQ(stray_programs("\"C:\\Program Files\\7-Zip\\7z.exe\" a x.7z"), Names{});
  EXPECT_EQ(stray_programs("net.exe user"), Names{});
}

TEST(StrayPrograms, ManyNamesEndInALimit) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "C:\\a\\b" + std::to_string(i) + ".exe ";
  EXPECT_EQ(stray_programs(text).size(), 16U);
}

TEST(StrayPrograms, AHugeTextIsReadInATimeThatGrowsWithItsLength) {
  std::string text;
  for (int i = 0; i < 500'000; ++i) text += ".exe";
  EXPECT_TRUE(stray_programs(text).empty());
}

TEST(StrayPrograms, BrokenTextIsReadWithoutHarm) {
  for (const char* text : {"", ".exe", "\\.exe", "\\\\.exe", ".exe.exe.exe", "\"\\.exe"})
    EXPECT_LE(stray_programs(text).size(), 1U) << text;
}

}  // namespace
}  // namespace beffroi::diagnose::attack
