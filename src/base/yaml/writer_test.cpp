// SPDX-License-Identifier: EUPL-1.2
#include "base/yaml/writer.h"

#include <gtest/gtest.h>

#include "base/yaml/node.h"

namespace beffroi::base::yaml {
namespace {

TEST(YamlWriter, LaysOutWhatAPersonWillChange) {
  Writer writer;
  writer.comment("La commune.").begin_mapping();
  writer.key("name").text("Isbergues").beside("nom officiel");
  writer.key("population").number(8900);
  writer.key("phone").nothing().beside("à remplir");
  writer.key("sites").beside("les bâtiments").begin_sequence();
  writer.begin_mapping().key("id").text("mairie").key("phone").text("0321000000").end_mapping();
  writer.comment("Une annexe.").begin_mapping().key("id").text("annexe").end_mapping();
  writer.end_sequence();
  writer.blank_line().comment("Rien encore.\nÀ remplir.").key("contacts").begin_sequence().end_sequence();
  writer.key("networks").begin_sequence().text("10.0.0.0/8").text("a").end_sequence();
  writer.key("insurance").begin_mapping().end_mapping().beside("vide");
  writer.end_mapping();
  EXPECT_EQ(writer.take(), R"(# La commune.
name: Isbergues  # nom officiel
population: 8900
phone:  # à remplir
sites:  # les bâtiments
  - id: mairie
    phone: '0321000000'
  # Une annexe.
  - id: annexe

# Rien encore.
# À remplir.
contacts: []
networks:
  - '10.0.0.0/8'
  - a
insurance: {}  # vide
)");
}

TEST(YamlWriter, SequencesWithinSequences) {
  Writer writer;
  writer.begin_sequence().begin_sequence().text("a").text("b").end_sequence().begin_sequence().end_sequence();
  writer.begin_mapping().end_mapping().end_sequence();
  const std::string text = writer.take();
  const auto read = parse_one(text, "x");
  ASSERT_TRUE(read) << text;
  ASSERT_EQ(read->elements.size(), 3U) << text;
  EXPECT_EQ(read->elements[0].elements.size(), 2U);
  EXPECT_EQ(read->elements[1].kind, Kind::sequence);
  EXPECT_EQ(read->elements[2].kind, Kind::mapping);
}

// One a line would be longer than it is readable.
// clang-format off
constexpr std::string_view kTexts[] = {
    "", " ", "~", "null", "yes", "Non", "no", "123", "-1", "1e5", "2026-11-22", "a: b", "a #b", "#a", "- a", "? a", "[a]", "{a}", "&a", "*a",
    "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "a\nb", "a\n", "\ta", "a ", " a", "…", "---", "L’été : à 23 h", "\x1b[31m",
    "\u2028a\u2029", "\uFEFFa", "\u0085", "é\u00A0», \U0001F514", "x: 'y' \"z\" \\", "<<", "=", "a:", ":a", "0x10", "1_000", "12:30:45"};
// clang-format on

TEST(YamlWriter, EveryTextIsReadBackAsItIs) {
  for (const std::string_view text : kTexts) {
    Writer writer;
    writer.begin_mapping().key("k").text(text).key(text).text("v").key("list").begin_sequence().text(text).end_sequence();
    writer.end_mapping();
    const std::string written = writer.take();
    const auto read = parse_one(written, "x");
    ASSERT_TRUE(read) << written;
    EXPECT_EQ(read->members[0].second.scalar, text) << written;
    EXPECT_FALSE(read->members[0].second.is_null()) << written;
    EXPECT_EQ(read->members[1].first.scalar, text) << written;
    EXPECT_EQ(read->members[2].second.elements.at(0).scalar, text) << written;
  }
}

TEST(YamlWriter, ACommentCannotBecomeContent) {
  Writer writer;
  writer.begin_mapping().comment("a\rb: c\u2028d: e\x85").key("k").text("v").beside("x\ny: z").end_mapping();
  const std::string written = writer.take();
  const auto read = parse_one(written, "x");
  ASSERT_TRUE(read) << written;
  EXPECT_EQ(read->members.size(), 1U) << written;
}

TEST(YamlWriter, InvalidUtf8IsReplaced) {
  Writer writer;
  writer.begin_mapping().key("k").text("a\xff").end_mapping();
  EXPECT_EQ(writer.take(), "k: a\uFFFD\n");
}

}  // namespace
}  // namespace beffroi::base::yaml
