// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "report/columns.h"
#include "report/journal/pages.h"

namespace beffroi::report::journal {
namespace {

const base::Catalogue& words() {
  static const auto catalogue = *base::Catalogue::load(base::Language::french);
  return catalogue;
}

response::Entry entry(std::uint64_t seq, std::string kind, base::Arguments members, std::string by = "Mme Petit") {
  return {seq, *base::parse_rfc3339("2026-11-22T22:40:00Z"), std::move(by), std::move(kind), "", std::move(members)};
}

response::Entry fact(std::uint64_t seq, std::string text, std::string by = "Mme Petit") {
  return entry(seq, "note.fact",
               {{"text", std::move(text)}, {"at", std::string()}, {"document", std::string()}, {"sha256", std::string()}},
               std::move(by));
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Journal, AnEventIsToldByItsNameInTheLanguageOfTheReader) {
  const base::Arguments members{{"event", std::string("ransom_note")},
                                {"state", std::string("yes")},
                                {"text", std::string()},
                                {"at", std::string()},
                                {"from", std::string()},
                                {"particulars", std::string()},
                                {"document", std::string()},
                                {"sha256", std::string()},
                                {"size", std::int64_t{0}},
                                {"corrects", std::int64_t{0}},
                                {"because", std::string()}};
  const std::string text = text_of(entry(1, "declaration.seen", members), words());
  EXPECT_TRUE(contains(text, words().text("event.ransom_note"))) << text;
  EXPECT_TRUE(contains(text, "oui")) << text;
}

TEST(Journal, AKindOfALaterVersionIsStillShown) {
  const std::string text = text_of(entry(1, "later.kind", {{"what", std::string("tout")}}), words());
  EXPECT_TRUE(contains(text, "later.kind") && contains(text, "what = tout")) << text;
}

TEST(Journal, LinesFitATerminalAndWhatPeopleTypeCannotMoveTheCursor) {
  const Line line{fact(7, "premier\ndeuxième \x1b[2J\r\u202E" + std::string(300, 'x'), "Mme \x1b[31mPetit"), {}};
  const std::string text = to_lines({&line, 1}, words());
  EXPECT_FALSE(contains(text, "\x1b") || contains(text, "\r") || contains(text, "\u202E")) << text;
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != text.npos; start = end + 1, end = text.find('\n', start))
    EXPECT_LE(columns_of(text.substr(start, end - start)), 80U);
}

TEST(Journal, ACellNeverStartsAFormula) {
  const Line line{fact(7, "=cmd|' /C calc'!A0", "@SUM(A1)"), "ab"};
  const std::string text = to_csv({&line, 1}, words());
  EXPECT_TRUE(contains(text, "\"'=cmd") && contains(text, "'@SUM")) << text;
}

TEST(Journal, JsonGivesTheKeysOfTheContractAndTheChain) {
  const Line line{fact(7, "a\"b"), "abcd"};
  base::json::Parser parser;
  const auto list = parser.parse(to_json({&line, 1}, words()));
  ASSERT_TRUE(list);
  const auto one = list->elements().front();
  EXPECT_EQ(one.find("seq")->as_integer(), 7);
  EXPECT_EQ(one.find("by")->as_text(), "Mme Petit");
  EXPECT_EQ(one.find("kind")->as_text(), "note.fact");
  EXPECT_EQ(one.find("text")->as_text(), "a\"b");
  EXPECT_EQ(one.find("sha256")->as_text(), "abcd");
  EXPECT_EQ(one.find("members")->find("text")->as_text(), "a\"b");
}

TEST(Journal, JsonHoldsAllThatTheHashOfALineCovers) {
  Line line{entry(2, "run.finished", {}), "abcd", "ef01", R"({"files":[{"name":"report.html"}]})"};
  base::json::Parser parser;
  const auto list = parser.parse(to_json({&line, 1}, words()));
  ASSERT_TRUE(list);
  const auto one = list->elements().front();
  EXPECT_EQ(one.find("previous")->as_text(), "ef01");
  EXPECT_EQ(one.find("members")->find("files")->elements().front().text_of("name"), "report.html");
}

TEST(Journal, PagesShowMarkupAsText) {
  const Line line{fact(7, "<script>alert(1)</script>\n<b>gras"), "abcd"};
  const std::string journal = journal_page({&line, 1}, {"<i>Ville", line.entry.utc, true}, words());
  response::SituationPoint point;
  point.text = "<img src=x>";
  point.changed = {line.entry};
  point.said.unknown = {"<a>"};
  const std::string situation = point_page(point, {"Ville", line.entry.utc, false}, words());
  const std::string handover =
      handover_page({0, line.entry.utc, "<u>", "M. Petit", "<s>", {}}, {"Ville", line.entry.utc, false}, words());
  for (const std::string& page : {journal, situation, handover})
    for (const std::string_view tag : {"<script", "<b>", "<i>", "<img", "<a>", "<u>", "<s>"})
      EXPECT_FALSE(contains(page, tag)) << tag;
  EXPECT_TRUE(contains(journal, "EXERCICE"));
  EXPECT_FALSE(contains(situation, "EXERCICE"));
}

TEST(Journal, AHandoverSaysWhatMustNotBeDone) {
  const std::string page = handover_page({0, {0}, "A", "B", "", {}}, {"", {0}, false}, words());
  EXPECT_TRUE(contains(page, words().text("sheet.handover.never.1")));
  EXPECT_TRUE(contains(page, words().text("sheet.shift.due.none")));
}

}  // namespace
}  // namespace beffroi::report::journal
