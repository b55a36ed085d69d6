// SPDX-License-Identifier: EUPL-1.2
#include "report/unread.h"

#include <gtest/gtest.h>

#include <set>

#include "base/resources.h"
#include "base/yaml/node.h"
#include "report/columns.h"
#include "report/html/page.h"
#include "report/sample_test.h"

namespace beffroi::report {
namespace {

SourceSummary unread(std::string path, std::string format) {
  SourceSummary source;
  source.origin.path = std::move(path);
  source.size = 10;
  source.accounting = {0, 0, 10};
  source.issues = {{"evidence.no_reader", 0, 10, {{"format", std::move(format)}}}};
  return source;
}

std::string said(const Content& content, std::string_view missing) {
  return plain(unread_answer(content, missing, sample::catalogue(base::Language::french)));
}

TEST(UnreadAnswer, ARequestNamesTheFileThatWouldAnswerIt) {
  Content content;
  content.sources = {unread("cas/zeek/dns.log", "Zeek"), unread("cas/zeek/CONN.log", "Zeek")};
  EXPECT_NE(said(content, "edge_volume_log").find("cas/zeek/CONN.log (Zeek)"), std::string::npos)
      << said(content, "edge_volume_log");
  EXPECT_EQ(said(content, "edge_volume_log").find("dns.log"), std::string::npos) << "it counts no bytes";
  EXPECT_EQ(said(content, "backup_console"), "");
  content.sources = {unread("cas/zeek/dns.log", "Zeek")};
  EXPECT_EQ(said(content, "edge_volume_log"), "");
}

TEST(UnreadAnswer, AFileThatWasReadOrIsEmptyAnswersNothing) {
  Content content;
  content.sources = {unread("conn.log", "Zeek"), unread("conn.1.log", "Zeek")};
  content.sources[0].size = 0;
  content.sources[1].issues.clear();
  EXPECT_EQ(said(content, "edge_volume_log"), "");
}

TEST(UnreadAnswer, OnlyAFewAreNamedAndTheOthersCounted) {
  Content content;
  for (int i = 0; i < 5; ++i) content.sources.push_back(unread("conn." + std::to_string(i) + ".log", "Zeek"));
  const std::string text = said(content, "edge_volume_log");
  EXPECT_NE(text.find("conn.2.log (Zeek) et 2 autres"), text.npos) << text;
  EXPECT_EQ(text.find("conn.3.log"), text.npos) << text;
}

TEST(UnreadAnswer, ThePageSaysSoBesideTheRequest) {
  Content content;
  content.sources = {unread("zeek/conn.log", "Zeek")};
  model::Finding& open = content.diagnosis.findings.emplace_back();
  open.question = "exfiltration";
  open.statement = "unknown";
  open.state = "unknown";
  open.missing = {{"edge_volume_log", {}}};
  content.diagnosis.sections = {{"incident", R"({"state":"yes"})"}};
  const std::string page = html::page(content, sample::catalogue(base::Language::french));
  for (const auto* place : {"<section id=\"unknowns\"", "<section id=\"findings\""}) {
    const auto from = page.find(place);
    ASSERT_NE(from, page.npos) << place;
    EXPECT_NE(page.substr(from, page.find("</section>", from) - from).find("zeek/conn.log (Zeek)"), page.npos) << place;
  }
}

TEST(UnreadAnswer, EveryFormatAndRequestOfTheListIsKnown) {
  const auto root = base::yaml::parse_one(base::resource("data/evidence/formats_without_reader.yaml").value_or(""), "formats");
  ASSERT_TRUE(root);
  std::set<std::string> formats;
  for (const base::yaml::Node& node : root->find("formats")->elements) formats.emplace(node.text("name"));
  const auto words = sample::catalogue(base::Language::french);
  ASSERT_FALSE(answering_formats().empty());
  for (const AnsweringFormat& one : answering_formats()) {
    EXPECT_TRUE(formats.contains(one.format)) << one.format;
    EXPECT_TRUE(words.has("missing." + one.missing)) << one.missing;
  }
}

}  // namespace
}  // namespace beffroi::report
