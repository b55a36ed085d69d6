// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <fstream>

#include "base/json/reader.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/html/page.h"
#include "report/json.h"
#include "report/sample_test.h"
#include "report/terminal.h"

namespace beffroi::report {
namespace {

using base::Language;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end == text.npos ? text.size() : end + 1;
  }
  return lines;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(DiagnosisJson, KeepsSectionsAndWritesFindings) {
  const Content content = sample::attacked_town();
  const std::string json = diagnosis_json(content);
  base::json::Parser parser;
  const auto root = parser.parse(json);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("schema")->as_integer(), 1);
  EXPECT_EQ(root->find("exercise")->as_boolean(), true);
  EXPECT_EQ(root->find("incident")->find("state")->as_text(), "yes");
  const auto findings = root->find("findings")->elements();
  ASSERT_EQ(findings.size(), content.diagnosis.findings.size());
  const auto& first = findings[0];
  EXPECT_EQ(first.find("statement")->as_text(), "sample_guessed");
  EXPECT_EQ(first.find("arguments")->find("failures")->as_integer(), 1847);
  EXPECT_EQ(first.find("for")->elements().size(), 40U);
  EXPECT_EQ(first.find("for")->elements()[0].find("record")->as_integer(), 18'200);
  EXPECT_EQ(first.find("disputed")->kind(), base::json::Kind::null);
  EXPECT_FALSE(contains(json, "camille")) << "the colophon stays out";
}

TEST(DiagnosisJson, JournalEntriesAreCitedAsSuch) {
  base::json::Writer out;
  write_basis(out, model::JournalCitation{3, "M. Petit", "told"});
  EXPECT_EQ(out.text(), R"({"journal":true,"seq":3,"by":"M. Petit","kind":"told"})");
}

TEST(Terminal, OneScreenVerdictFirst) {
  for (const Language language : {Language::french, Language::english}) {
    const std::string text =
        terminal_summary(sample::attacked_town(), sample::catalogue(language), {false, "/cas/rapport.html", "/cas"});
    const auto lines = lines_of(text);
    EXPECT_LE(lines.size(), kTerminalLines) << text;
    for (const auto& line : lines) EXPECT_LE(columns_of(line), kTerminalColumns) << line;
    EXPECT_TRUE(contains(lines[0], "EXERCICE")) << text;
    EXPECT_TRUE(contains(text, "SRV-RDS") && contains(text, "203.0.113.77") && contains(text, "administrateur")) << text;
    EXPECT_TRUE(contains(lines.back(), "/cas")) << text;
  }
}

TEST(Terminal, EvidenceCannotMoveTheCursorOrBreakTheScreen) {
  const Content content = sample::attacked_town(
      [](std::string_view text) { return "\x1b[2J\r\n\u202E" + std::string(text) + std::string(300, 'x'); });
  const std::string text = terminal_summary(content, sample::catalogue(Language::french), {true, "/r", ""});
  EXPECT_LE(lines_of(text).size(), kTerminalLines);
  EXPECT_FALSE(contains(text, "\x1b[2J"));
  EXPECT_FALSE(contains(text, "\r"));
  EXPECT_FALSE(contains(text, "\u202E"));
}

TEST(Terminal, CalmWeekSaysSoCalmly) {
  const std::string text = terminal_summary(sample::calm_town(), sample::catalogue(Language::french));
  EXPECT_TRUE(contains(lines_of(text)[0], "Rien de ce qui a été examiné ne montre une intrusion.")) << text;
  EXPECT_FALSE(contains(text, "EXERCICE"));
  EXPECT_TRUE(contains(text, "MAIRIE-ANNEXE-01")) << text;
}

TEST(Terminal, SaysWhatToDoAndCountsWhatItLeavesOut) {
  Content content = sample::attacked_town();
  content.diagnosis.sections.push_back({"unknowns",
                                        R"([{"question":"log_tampering","why":"logs_were_cleared","collect_next":[]},)"
                                        R"({"question":"hosts","why":"machines_unseen","collect_next":[]},)"
                                        R"({"question":"encryption","why":"no_process_audit","collect_next":[]}])"});
  const std::string text = terminal_summary(content, sample::catalogue(Language::french));
  EXPECT_TRUE(contains(text, "Que faire maintenant\n  1. Couper Internet")) << text;
  EXPECT_TRUE(contains(text, "et 2 autres points\u00A0: voir le rapport")) << text;
}

TEST(Terminal, AFormatThatNobodyReadsIsNoDamage) {
  Content content = sample::calm_town();
  SourceSummary zeek;
  zeek.size = 1'131;
  zeek.accounting = {0, 0, 1'131};
  zeek.issues = {{"evidence.unrecognised", 0, 1'131, {}}};
  content.sources = {zeek, zeek};
  const std::string text = terminal_summary(content, sample::catalogue(Language::french));
  EXPECT_TRUE(contains(text, "2 fichiers n’ont pas été compris")) << text;
  EXPECT_FALSE(contains(text, "abîmé")) << text;
  content.sources.front().reader = "evtx";
  EXPECT_TRUE(contains(terminal_summary(content, sample::catalogue(Language::french)), "1 fichier est abîmé"));
}

TEST(Terminal, WhatIsPresentAndNotReadIsNamed) {
  Content content = sample::calm_town();
  const auto source_of = [](const char* format) {
    SourceSummary source;
    source.size = 10;
    source.accounting = {0, 0, 10};
    source.issues = {{"evidence.no_reader", 0, 10, {{"format", std::string(format)}}}};
    return source;
  };
  content.sources = {source_of("IIS (W3C)"), source_of("Zeek"), source_of("Zeek")};
  const std::string text = terminal_summary(content, sample::catalogue(Language::french));
  EXPECT_TRUE(contains(text, "3 fichiers n’ont pas été compris, dont 2 × Zeek, 1 × IIS (W3C)")) << text;
  EXPECT_TRUE(contains(html::page(content, sample::catalogue(Language::french)), "Zeek\u00A0: non lu"));
  EXPECT_TRUE(
      contains(html::page(content, sample::catalogue(Language::english)), "Present, but not read: <bdi>IIS (W3C)</bdi>."));
}

TEST(Page, AQuietWeekSpeaksOfNoAttack) {
  Content content = sample::calm_town();
  model::Finding open;
  open.question = "encryption";
  open.statement = "unknown";
  open.state = "unknown";
  content.diagnosis.findings.push_back(open);
  for (const std::string& text : {html::page(content, sample::catalogue(Language::french)),
                                  terminal_summary(content, sample::catalogue(Language::french))}) {
    EXPECT_TRUE(contains(text, "7 machines sur ")) << text;
    EXPECT_TRUE(contains(text, "MAIRIE-ANNEXE-01")) << "what was not examined";
    for (const auto* word : {"attaqu", "chiffr", "intrus ", "rançon", "17Cyber"})
      EXPECT_FALSE(contains(text.substr(text.starts_with("<!") ? text.find("<body") : 0), word)) << word;
  }
}

TEST(Terminal, AnAttemptIsNoIntrusion) {
  Content content = sample::calm_town();
  content.diagnosis.sections.back().json = R"({"state":"suspected"})";
  model::Finding attempt;
  attempt.question = "incident";
  attempt.statement = "attempted";
  attempt.state = "suspected";
  content.diagnosis.findings.push_back(attempt);
  const std::string text = terminal_summary(content, sample::catalogue(Language::french));
  EXPECT_TRUE(contains(lines_of(text)[0], "a essayé d’entrer")) << text;
  EXPECT_FALSE(contains(text, "Chiffrement")) << text;
  EXPECT_TRUE(contains(text, "1. Fermer à Internet")) << text;
}

TEST(Page, TheStoryTellsAFactOnce) {
  Content content = sample::attacked_town();
  model::Finding again = content.diagnosis.findings.back();
  for (const model::Finding& finding : content.diagnosis.findings) {
    if (finding.statement == "sample_antivirus") again = finding;
  }
  again.id = "incident.again";
  again.question = "incident";
  again.statement = "sample";
  content.diagnosis.findings.push_back(again);
  const std::string html = html::page(content, sample::catalogue(Language::french));
  const std::string story = html.substr(html.find("id=\"story\""), html.find("id=\"map\"") - html.find("id=\"story\""));
  EXPECT_TRUE(contains(story, "protection antivirus"));
  EXPECT_FALSE(contains(story, "prise de contrôle")) << "the same record, told a second time";
  EXPECT_TRUE(contains(html, "prise de contrôle")) << "it stands among the conclusions";
}

TEST(Page, MachinesAreCalledByTheirFirstLabelAndOnceInFull) {
  const Content content = sample::attacked_town(
      [](std::string_view text) { return text == "SRV-RDS" ? "SRV-RDS.mairie.exemple" : std::string(text); });
  const std::string html = html::page(content, sample::catalogue(Language::french));
  const std::string sentences = html.substr(0, html.find("id=\"hosts\""));
  EXPECT_TRUE(contains(sentences, "<bdi>SRV-RDS</bdi>"));
  EXPECT_FALSE(contains(sentences, ">SRV-RDS.mairie.exemple</bdi>"));
  EXPECT_TRUE(contains(html, ">SRV-RDS.mairie.exemple</span>"));
  EXPECT_TRUE(contains(diagnosis_json(content), "SRV-RDS.mairie.exemple"));
}

TEST(DiagnosisJson, HasTheListsThatOnlyATownFileFills) {
  base::json::Parser parser;
  const std::string json = diagnosis_json(sample::calm_town());
  const auto root = parser.parse(json);
  for (const auto* key : {"data_exposure", "services"}) {
    ASSERT_TRUE(root->find(key)) << key;
    EXPECT_TRUE(root->find(key)->elements().empty());
  }
  Content with_town = sample::calm_town();
  with_town.diagnosis.sections.push_back({"services", R"([{"service":"civil_status"}])"});
  EXPECT_TRUE(contains(diagnosis_json(with_town), "civil_status")) << "a town's own list stays";
}

TEST(Terminal, ADiagnosisWithoutAnyQuestionStillSpeaks) {
  const std::string text = terminal_summary(Content{}, sample::catalogue(Language::french));
  EXPECT_TRUE(contains(text, "ne permettent pas de dire")) << text;
}

TEST(Columns, CountsCutsAndWraps) {
  EXPECT_EQ(columns_of("é漢e\u0301"), 4U);
  EXPECT_EQ(cut_to("abcdef", 4), "abc…");
  EXPECT_EQ(pad_to("é", 3), "é  ");
  EXPECT_EQ(wrap("aa bb cccccc", 4), (std::vector<std::string>{"aa", "bb", "cccc", "cc"}));
}

TEST(Page, SaysEverythingThatTheDiagnosisSays) {
  const std::string html = html::page(sample::attacked_town(), sample::catalogue(Language::french));
  EXPECT_TRUE(contains(html, "<html lang=\"fr\">"));
  EXPECT_TRUE(contains(html, "EXERCICE"));
  EXPECT_TRUE(contains(html, "déclaré par Mme Lefèvre (accueil)"));
  EXPECT_TRUE(contains(html, "établi par une trace") && contains(html, "supposé"));
  EXPECT_TRUE(contains(html, "A. Rule-Writer (SigmaHQ)"));
  EXPECT_TRUE(contains(html, "id=\"r40\"") && contains(html, "href=\"#r40\"")) << "every cited record stands in the annex";
  EXPECT_FALSE(contains(html, "<script"));
  EXPECT_FALSE(contains(html, "⟦"));
}

/// Every link leads to an element of the page, and no id is used twice.
TEST(Page, LinksResolve) {
  const std::string html = html::page(sample::attacked_town(), sample::catalogue(Language::english));
  std::map<std::string, int> ids;
  const auto each = [&](std::string_view mark, auto&& use) {
    for (auto at = html.find(mark); at != html.npos; at = html.find(mark, at + 1)) {
      const auto begin = at + mark.size();
      use(html.substr(begin, html.find('"', begin) - begin));
    }
  };
  each(" id=\"", [&](const std::string& id) { EXPECT_EQ(++ids[id], 1) << id; });
  each(" href=\"#", [&](const std::string& id) { EXPECT_EQ(ids.count(id), 1U) << id; });
}

TEST(Page, OnlyDatelineAndColophonDependOnClockAndUser) {
  Content content = sample::attacked_town();
  const auto words = sample::catalogue(Language::french);
  const auto body_of = [&] {
    std::string html = html::page(content, words);
    const auto dateline = html.find("<p class=\"dateline\"");
    EXPECT_LT(dateline, html.find("<main")) << "whoever signs the first sheet sees of when it is";
    html.erase(dateline, html.find("</p>", dateline) - dateline);
    return html.substr(0, html.find("<p class=\"colophon\""));
  };
  const std::string before = body_of();
  content.colophon->user = "quelqu’un d’autre";
  content.colophon->written_at = {};
  EXPECT_EQ(body_of(), before);
}

/// Writes the pages where BEFFROI_KEEP_REPORTS says, to be looked at.
TEST(Page, CanBeLookedAt) {
  const char* folder = std::getenv("BEFFROI_KEEP_REPORTS");
  if (folder == nullptr) GTEST_SKIP() << "set BEFFROI_KEEP_REPORTS to a folder to keep the sample reports";
  const auto keep = [&](const char* name, const Content& content, Language language) {
    std::ofstream out(std::string(folder) + "/" + name);
    out << html::page(content, sample::catalogue(language));
    EXPECT_TRUE(out.flush());
  };
  std::ofstream(std::string(folder) + "/attacked.fr.txt") << terminal_summary(
      sample::attacked_town(), sample::catalogue(Language::french), {false, "/cas/mairie/rapport.html", "/cas/mairie"});
  keep("attacked.fr.html", sample::attacked_town(), Language::french);
  keep("attacked.en.html", sample::attacked_town(), Language::english);
  keep("calm.fr.html", sample::calm_town(), Language::french);
}

}  // namespace
}  // namespace beffroi::report
