// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/checksum.h"
#include "base/crypto.h"
#include "base/json/reader.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "base/time.h"
#include "base/yaml/node.h"

namespace beffroi::base {
namespace {

TEST(Time, Rfc3339WithOffsetIsUtc) {
  const auto moment = parse_rfc3339("2026-11-22T23:40:00.5+01:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(format_rfc3339(*moment), "2026-11-22T22:40:00.500000000Z");
}

TEST(Time, ImpossibleDatesAreRefused) {
  for (const auto* text : {"2026-02-29T00:00:00Z", "2026-13-01", "2026-1-01", "20261122", "2026-11-22T25:00:00Z",
                           "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00Zx", ""}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

TEST(Time, FiletimeThereAndBack) {
  const auto moment = from_filetime(133'000'000'000'000'001);
  ASSERT_TRUE(moment);
  EXPECT_EQ(to_filetime(*moment), 133'000'000'000'000'001U);
  EXPECT_EQ(from_filetime(116'444'736'000'000'000)->nanoseconds, 0);
  EXPECT_FALSE(from_filetime(UINT64_MAX));
  EXPECT_FALSE(from_filetime(0)) << "1601 lies before what a timestamp can hold";
}

TEST(Text, Utf16RoundTrip) {
  const std::string text = "Société — café \U0001F514";
  EXPECT_EQ(utf16le_to_utf8(as_bytes(utf8_to_utf16le(text))), text);
}

TEST(Text, FoldingIsSimpleAndNeverEntersAscii) {
  EXPECT_EQ(fold("SYSTÈME"), "système");
  EXPECT_TRUE(equal_folded("Utilisateurs du Bureau à distance", "UTILISATEURS DU BUREAU À DISTANCE"));
  EXPECT_EQ(fold(U'\u212A'), U'\u212A') << "the Kelvin sign is not k";
  EXPECT_EQ(fold(U'\u017F'), U'\u017F') << "the long s is not s";
  EXPECT_FALSE(equal_folded("abc", "ab"));
}

TEST(Text, PrintableShowsWhatWouldActOnATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb\n"), "a\\u{1B}[31mb\\u{A}");
  EXPECT_EQ(printable("\u202Eexe.txt"), "\\u{202E}exe.txt");
  EXPECT_EQ(printable("\xff"), "\uFFFD");
}

TEST(Crypto, Sha256OfNothing) {
  EXPECT_EQ(sha256({}).hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Digest::from_hex(sha256({}).hex()), sha256({}));
  EXPECT_FALSE(Digest::from_hex("zz"));
}

TEST(Checksum, CheckValueOfCrc32) { EXPECT_EQ(crc32(as_bytes("123456789")), 0xCBF43926U); }

TEST(JsonWriter, EscapesAndNests) {
  json::Writer writer;
  writer.begin_object().member("a\"b", "x\ny\x01").key("list").begin_array().value(1).value(true).null().end_array();
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({"a\"b":"x\ny\u0001","list":[1,true,null]})");
}

TEST(JsonReader, ReadsWhatTheWriterWrote) {
  json::Parser parser;
  const auto root = parser.parse(R"({"n":-5,"big":18446744073709551615,"t":"é","l":[1,{"x":null}]})");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("n")->as_integer(), -5);
  EXPECT_EQ(root->find("big")->as_unsigned(), UINT64_MAX);
  EXPECT_EQ(root->find("t")->as_text(), "é");
  EXPECT_EQ(root->find("l")->elements().size(), 2U);
  EXPECT_FALSE(root->find("absent"));
}

TEST(JsonReader, RefusesDepthAndNonsense) {
  json::Parser parser;
  EXPECT_FALSE(parser.parse(std::string(1000, '[')));
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  EXPECT_EQ(parser.parse(deep).error().id, "json.invalid");
  EXPECT_FALSE(parser.parse("{\"a\":}"));
}

TEST(Yaml, KeepsLinesQuotesAndOrder) {
  const auto node = yaml::parse_one("b: 1\na:\n  - 'null'\n  - null\n", "x.yml");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->members[0].first.scalar, "b");
  const auto* list = node->find("a");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->elements[0].line, 3U);
  EXPECT_FALSE(list->elements[0].is_null());
  EXPECT_TRUE(list->elements[1].is_null());
}

TEST(Yaml, NestedAliasesStopAtTheLimit) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 10; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += before + (j < 9 ? "," : "]\n");
  }
  const auto result = yaml::parse(bomb, "bomb.yml");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "yaml.too_many_nodes");
}

TEST(Yaml, NothingHoldsNoDocument) {
  EXPECT_TRUE(yaml::parse({}, "x.yml")->empty());
  EXPECT_TRUE(yaml::parse("", "x.yml")->empty());
}

TEST(Yaml, ErrorsSayWhere) {
  const auto result = yaml::parse("a: 1\na: 2\n", "x.yml");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "yaml.duplicate_key");
  EXPECT_EQ(result.error().where.line, 2U);
  EXPECT_EQ(result.error().where.column, 1U);
}

}  // namespace
}  // namespace beffroi::base
