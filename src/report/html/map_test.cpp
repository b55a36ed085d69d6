// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "report/html/page.h"
#include "report/sample_test.h"

namespace beffroi::report {
namespace {

/// From an address to TSE by a session, and on to AD, of which it is only likely that it was encrypted.
Content entered_from(std::string address, std::string vector) {
  Content content;
  const auto add = [&](std::string question, std::string statement, std::string state, base::Arguments arguments) {
    model::Finding& finding = content.diagnosis.findings.emplace_back();
    finding.question = std::move(question);
    finding.statement = std::move(statement);
    finding.state = std::move(state);
    finding.arguments = std::move(arguments);
    finding.supports = {model::Citation{}};
  };
  add("hosts", "encrypted_supposed", "likely", {{"host", std::string("AD")}, {"signs", std::int64_t{2}}});
  add("hosts", "compromised", "compromised", {{"host", std::string("TSE")}, {"signs", std::int64_t{2}}});
  add("lateral", "sample_moved", "yes",
      {{"from", std::string("TSE")},
       {"to", std::string("AD")},
       {"account", std::string("admin")},
       {"method", std::string("wmi")}});
  content.diagnosis.sections = {{"hosts", R"([{"name":"AD","state":"encrypted"},{"name":"TSE","state":"compromised"}])"},
                                {"incident", R"({"state":"yes"})"},
                                {"origin", R"({"state":"likely","hypotheses":[{"vector":")" + vector +
                                               R"(","host":"TSE","source_ip":")" + address + R"("}]})"}};
  return content;
}

std::string drawing_of(const Content& content) {
  const std::string page = html::page(content, sample::catalogue(base::Language::french));
  const auto from = page.find("<svg class=\"map\"");
  return page.substr(from, page.find("</svg>") - from);
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Map, ABoxIsNoFirmerThanTheSentenceOnItsMachine) {
  const std::string drawing = drawing_of(entered_from("203.0.113.7", "exposed_remote_desktop"));
  EXPECT_TRUE(contains(drawing, "class=\"box encrypted supposed\"")) << drawing;
  EXPECT_TRUE(contains(drawing, ">probablement chiffrée</text>")) << drawing;
  EXPECT_FALSE(contains(drawing, ">chiffrée</text>")) << drawing;
  EXPECT_TRUE(contains(drawing, "class=\"box compromised\"")) << drawing;
  EXPECT_TRUE(contains(drawing, ">compromise</text>")) << drawing;
}

TEST(Map, WhoHearsTheDrawingLearnsTheStateOfEachBox) {
  const std::string drawing = drawing_of(entered_from("203.0.113.7", "exposed_remote_desktop"));
  const std::string described = drawing.substr(drawing.find("<desc"), drawing.find("</desc>") - drawing.find("<desc"));
  EXPECT_TRUE(contains(described, "TSE (compromise), AD (probablement chiffrée)")) << described;
  EXPECT_TRUE(contains(described, "203.0.113.7 (adresse extérieure)")) << described;
}

TEST(Map, AnAddressOfAnotherPrivateNetworkIsCalledSoAsInTheSentences) {
  EXPECT_TRUE(contains(drawing_of(entered_from("10.8.0.34", "vpn_account")), "adresse d’un autre réseau privé"));
  Content told = entered_from("10.8.0.34", "valid_account");
  model::Finding& indicator = told.diagnosis.findings.emplace_back();
  indicator.question = "indicators";
  indicator.statement = "source";
  indicator.state = "yes";
  indicator.arguments = {{"address", std::string("10.8.0.34")}, {"network", std::string("private")},
                         {"host", std::string("TSE")},          {"account", std::string()},
                         {"time", base::Timestamp{0}},          {"count", std::int64_t{1}}};
  EXPECT_TRUE(contains(drawing_of(told), "adresse d’un réseau privé"));
}

TEST(Findings, AShareIsSaidToBeTheWeightOfTheTracesAndNotThatOfAnAnswer) {
  Content content = entered_from("203.0.113.7", "unknown");
  model::Finding& origin = content.diagnosis.findings.emplace_back();
  origin.question = "origin";
  origin.statement = "sample_attempts";
  origin.state = "undetermined";
  origin.confidence = 0.55;
  origin.arguments = {{"host", std::string("TSE")}, {"source_ip", std::string("203.0.113.7")}};
  const std::string open = html::page(content, sample::catalogue(base::Language::french));
  EXPECT_TRUE(contains(open, "poids des traces pour cette explication")) << "55 % of what";
  EXPECT_TRUE(contains(open, "la façon dont l’intrus est entré reste non établie"));
  content.diagnosis.findings.back().state = "likely";
  EXPECT_FALSE(contains(html::page(content, sample::catalogue(base::Language::french)), "reste non établie"));
}

}  // namespace
}  // namespace beffroi::report
