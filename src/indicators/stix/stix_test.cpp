// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json/writer.h"
#include "indicators/gathering.h"
#include "indicators/list.h"
#include "indicators/stix/pattern.h"

namespace beffroi::indicators::stix {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMd5(32, 'a'), kSha256(64, 'b');

std::string indicator(std::string_view pattern, std::string_view more = "") {
  std::string text =
      R"({"type":"indicator","id":"indicator--1","pattern_type":"stix","name":"seen",)" + std::string(more) + R"("pattern":)";
  base::json::append_quoted(text, pattern);
  return text + "}";
}

std::string bundle(const std::string& objects) { return R"({"type":"bundle","id":"bundle--1","objects":[)" + objects + "]}"; }

/// "kind value level" of every indicator, then "~ reason" or "- reason" or "  reason" of every remark.
std::vector<std::string> read(const std::string& objects) {
  const auto list = List::parse(bundle(objects));
  if (!list) return {"! " + list.error().id};
  std::vector<std::string> all;
  for (const Indicator& one : list->indicators) {
    all.push_back(std::string(name_of(one.kind)) + " " + one.value + " " + std::string(sigma::name_of(one.level)));
  }
  for (const Remark& remark : list->remarks) {
    all.push_back(std::string(1, "-~ "[static_cast<std::size_t>(remark.weight)]) + " " + remark.reason);
  }
  return all;
}

TEST(Bundle, EveryKindOfComparison) {
  EXPECT_THAT(read(indicator("[ipv4-addr:value = '203.0.113.7']")), ElementsAre("address 203.0.113.7/32 high"));
  EXPECT_THAT(read(indicator("[ipv4-addr:value ISSUBSET '10.1.0.0/16']")), ElementsAre("address 10.1.0.0/16 high"));
  EXPECT_THAT(read(indicator("[ipv6-addr:value == '2001:db8::1']")), ElementsAre("address 2001:db8::1/128 high"));
  EXPECT_THAT(read(indicator("[domain-name:value = 'evil.example']")), ElementsAre("domain evil.example high"));
  EXPECT_THAT(read(indicator("[domain-name:value LIKE '%.evil.example']")), ElementsAre("domain evil.example high"));
  EXPECT_THAT(read(indicator("[url:value = 'http://evil.example/it\\'s']")), ElementsAre("url http://evil.example/it's high"));
  EXPECT_THAT(read(indicator("[file:hashes.'SHA-256' = '" + kSha256 + "']")), ElementsAre("hash " + kSha256 + " high"));
  EXPECT_THAT(read(indicator("[file:hashes.MD5 = '" + kMd5 + "']")), ElementsAre("hash " + kMd5 + " high"));
  EXPECT_THAT(read(indicator("[file:name = 'beacon.exe']")), ElementsAre("file beacon.exe high"));
  EXPECT_THAT(read(indicator("[user-account:account_login = 'evil']")), ElementsAre("account evil high"));
  EXPECT_THAT(read(indicator("[email-message:from_ref.value = 'a@evil.example']")), ElementsAre("email a@evil.example high"));
}

TEST(Bundle, AnyOfSeveralStandsAlone) {
  EXPECT_THAT(
      read(indicator("[ipv4-addr:value IN ('203.0.113.7', '203.0.113.8')] OR [file:name = 'a.exe' OR url:value MATCHES 'x']")),
      ElementsAre("address 203.0.113.7/32 high", "address 203.0.113.8/32 high", "file a.exe high", "- stix_operation"));
}

TEST(Bundle, WhatStandsOnlyTogether) {
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND (file:hashes.MD5 = '" + kMd5 + "' OR file:hashes.'SHA-256' = '" +
                             kSha256 + "')]")),
              ElementsAre("file a.exe low", "hash " + kMd5 + " high", "hash " + kSha256 + " high"));
  EXPECT_THAT(
      read(indicator("[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '203.0.113.7' AND "
                     "network-traffic:dst_port = 443]")),
      ElementsAre("address 203.0.113.7/32 high", "~ kind_unknown"));
}

TEST(Bundle, AFileInItsFolderIsItsPath) {
  const std::string parent = "file:parent_directory_ref.path = 'C:\\\\Windows\\\\'";
  EXPECT_THAT(read(indicator("[file:name = 'A.exe' AND " + parent + "]")), ElementsAre("path c:\\windows\\a.exe high"));
  EXPECT_THAT(read(indicator("[" + parent + " AND (file:name = 'a.exe' OR file:name = 'b.exe')]")),
              ElementsAre("path c:\\windows\\a.exe high", "path c:\\windows\\b.exe high"));
  EXPECT_THAT(read(indicator("[file:name = 'a' AND file:parent_directory_ref.path IN ('/tmp', '/var/tmp/')]")),
              ElementsAre("path \\tmp\\a high", "path \\var\\tmp\\a high"));
  EXPECT_THAT(read(indicator("[process:image_ref.name = 'a.exe' AND process:image_ref.parent_directory_ref.path = 'D:\\\\x']")),
              ElementsAre("path d:\\x\\a.exe high"));
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND " + parent + " AND file:hashes.MD5 = '" + kMd5 + "']")),
              testing::UnorderedElementsAre("path c:\\windows\\a.exe low", "hash " + kMd5 + " high"));
  EXPECT_THAT(read(indicator("[(file:name = 'a.exe' AND " + parent +
                             ") OR (file:name = 'b.exe' AND "
                             "file:parent_directory_ref.path = 'D:\\\\')]")),
              ElementsAre("path c:\\windows\\a.exe high", "path d:\\b.exe high"));
}

TEST(Bundle, WhatAnAndLoosensIsLow) {
  const std::string parent = "file:parent_directory_ref.path = 'C:\\\\Windows'";
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND directory:path = 'C:\\\\Windows']")),
              ElementsAre("file a.exe low", "~ folder_beside"));
  EXPECT_THAT(read(indicator("[file:name = 'a.exe'] AND [" + parent + "]")), ElementsAre("file a.exe low", "~ folder_beside"))
      << "two observations need not be of one file";
  EXPECT_THAT(read(indicator("[process:name = 'a.exe' AND " + parent + "]")), ElementsAre("file a.exe low", "~ folder_beside"));
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND file:size = 12]")), ElementsAre("file a.exe low", "~ kind_unknown"));
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND NOT " + parent + "]")),
              ElementsAre("file a.exe low", "~ stix_operation"));
  EXPECT_THAT(read(indicator("[file:name = 'a.exe' AND (" + parent + " OR file:hashes.MD5 = '" + kMd5 + "')]")),
              ElementsAre("file a.exe low", "hash " + kMd5 + " high", "~ folder_beside"))
      << "the hash alone would do";
  EXPECT_THAT(read(indicator("[file:name IN ('a.exe', '')]")), ElementsAre("file a.exe high", "~ value_empty"))
      << "one of several values is no condition more";
}

TEST(Bundle, WhatMustNotBeThereIsNoIndicator) {
  EXPECT_THAT(read(indicator("[ipv4-addr:value != '203.0.113.7']")), ElementsAre("- stix_operation"));
  EXPECT_THAT(read(indicator("[ipv4-addr:value NOT = '203.0.113.7']")), ElementsAre("- stix_operation"));
  EXPECT_THAT(read(indicator("[file:name LIKE '%.exe']")), ElementsAre("- stix_operation"));
  EXPECT_THAT(read(indicator("[EXISTS file:name]")), ElementsAre("- stix_operation"));
  EXPECT_THAT(read(indicator("[mutex:name = 'm']")), ElementsAre("- kind_unknown"));
}

TEST(Bundle, ThousandsOfRefusedValuesBehindALongPathAreOneShortRemark) {
  constexpr int kMany = 70'000;
  std::string path, values;
  for (int i = 0; i < kMany; ++i) {
    path += "a.";
    values += i == 0 ? "'a'" : ",'a'";
  }
  const auto list = *List::parse(bundle(indicator("[file:" + path + "hashes.md5 NOT IN (" + values + ")]")));
  EXPECT_THAT(list.indicators, IsEmpty());
  ASSERT_EQ(list.remarks.size(), 1U);
  EXPECT_EQ(list.remarks[0].reason, "stix_operation");
  EXPECT_LT(std::get<std::string>(list.remarks[0].arguments.at(0).value).size(), 300U);
}

TEST(Bundle, ValuesThatAreNoneAreCountedBeyondTheBound) {
  std::string values = "'a'";
  for (std::size_t i = 0; i < kMaxRemarks; ++i) values += ",'a'";
  const auto list = *List::parse(bundle(indicator("[file:hashes.md5 IN (" + values + ")]")));
  EXPECT_EQ(list.remarks.size(), kMaxRemarks);
  EXPECT_EQ(list.not_told, 1U);
}

TEST(Bundle, QualifiersAreRead) {
  EXPECT_THAT(read(indicator("([file:name = 'a.exe'] FOLLOWEDBY [file:name = 'b.exe']) WITHIN 300 SECONDS REPEATS 2 TIMES "
                             "START t'2024-01-01T00:00:00Z' STOP t'2025-01-01T00:00:00Z'")),
              ElementsAre("file a.exe high", "file b.exe high", "~ stix_qualified"));
}

TEST(Bundle, WhatTheBundlePutsAside) {
  const std::string pattern = "[file:name = 'a.exe']";
  EXPECT_THAT(read(indicator(pattern, R"("revoked":true,)")), ElementsAre("  revoked"));
  EXPECT_THAT(read(indicator(pattern, R"("indicator_types":["benign"],)")), ElementsAre("  stix_benign"));
  EXPECT_THAT(read(indicator(pattern, R"("revoked":false,)")), ElementsAre("file a.exe high"));
  EXPECT_THAT(read(R"({"type":"indicator","pattern_type":"yara","pattern":"rule x {}"})"), ElementsAre("- stix_language"));
}

TEST(Bundle, UntilWhenAnIndicatorCounts) {
  const auto list = *List::parse(bundle(indicator("[file:name = 'a.exe']", R"("valid_until":"2026-01-02T03:04:05Z",)")));
  ASSERT_EQ(list.indicators.size(), 1U);
  EXPECT_EQ(list.indicators[0].until, base::parse_rfc3339("2026-01-02T03:04:05Z"));
  EXPECT_EQ(list.remarks.at(0).reason, "until");
  EXPECT_THAT(read(indicator("[file:name = 'a.exe']", R"("valid_until":"soon",)")),
              ElementsAre("file a.exe high", "~ time_invalid"));
}

TEST(Bundle, ObservedObjectsAreLookedForWithCare) {
  EXPECT_THAT(read(R"({"type":"ipv4-addr","id":"ipv4-addr--1","value":"203.0.113.7"})"),
              ElementsAre("address 203.0.113.7/32 medium", "~ stix_observed"));
  EXPECT_THAT(
      read(R"({"type":"observed-data","id":"observed-data--1","objects":{"0":{"type":"file","name":"a.exe","hashes":{"MD5":")" +
           kMd5 + R"("}}}})"),
      ElementsAre("file a.exe low", "hash " + kMd5 + " medium", "~ stix_observed"));
  EXPECT_THAT(
      read(
          R"({"type":"directory","id":"directory--1","path":"C:\\Windows"},{"type":"malware","id":"malware--1","name":"x.exe"})"),
      ElementsAre("- folder_observed"));
  for (const auto* type : {"windows-registry-key", "software", "autonomous-system"}) {
    EXPECT_THAT(read(R"({"type":")" + std::string(type) + R"(","id":"x--1","name":"n"})"), ElementsAre("- kind_unknown"))
        << type;
  }
  EXPECT_THAT(read(R"({"type":"network-traffic","id":"network-traffic--1","src_ref":"ipv4-addr--1","dst_port":443})"),
              IsEmpty());
}

TEST(Bundle, AFolderObservedAmongOtherThingsIsNamed) {
  const auto list = *List::parse(bundle(
      R"({"type":"observed-data","id":"observed-data--1","objects":{"0":{"type":"file","name":"a.exe","parent_directory_ref":"1"},)"
      R"("1":{"type":"directory","path":"C:\\Temp"}}})"));
  ASSERT_EQ(list.indicators.size(), 1U);
  ASSERT_FALSE(list.remarks.empty());
  EXPECT_EQ(list.remarks[0].reason, "folder_observed");
  EXPECT_EQ(list.remarks[0].object, "observed-data--1");
  EXPECT_EQ(std::get<std::string>(list.remarks[0].arguments.at(0).value), "C:\\Temp");
}

TEST(Bundle, LongDescriptionsAreCutWhereThoseOfOtherListsAre) {
  const std::string first_letters(kMaxSaidBytes - 1, 'x');
  const std::string long_name = first_letters + "\u00e9 and more";
  const auto list = *List::parse(
      bundle(R"({"type":"indicator","id":"indicator--1","name":")" + long_name + R"(","pattern":"[file:name = 'a.exe']"})"));
  ASSERT_EQ(list.indicators.size(), 1U);
  EXPECT_EQ(list.indicators[0].description, first_letters + "…") << "no letter is cut in two";
}

TEST(Bundle, SaysWhoMadeItAndWhereARemarkBelongs) {
  const auto list = *List::parse(bundle(R"({"type":"identity","id":"identity--1","name":"CSIRT"},)" +
                                        indicator("[file:name = 'a.exe']", R"("created_by_ref":"identity--1",)") + "," +
                                        indicator("[file:name = ") + R"(,{"type":"indicator"})"));
  ASSERT_EQ(list.indicators.size(), 1U);
  EXPECT_EQ(list.indicators[0].author, "CSIRT");
  EXPECT_EQ(list.indicators[0].description, "seen");
  ASSERT_EQ(list.remarks.size(), 2U);
  EXPECT_EQ(list.remarks[0].object, "indicator--1");
  EXPECT_EQ(list.remarks[0].reason, "stix_syntax");
  EXPECT_EQ(list.remarks[1].object, "objects[3]");
}

TEST(Bundle, AListOfObjectsAndAnAnswerOfTaxii) {
  EXPECT_EQ(List::parse("[" + indicator("[file:name = 'a.exe']") + "]")->indicators.size(), 1U);
  EXPECT_EQ(List::parse(R"({"more":false,"objects":[)" + indicator("[file:name = 'a.exe']") + "]}")->indicators.size(), 1U);
}

TEST(Pattern, BracketsWithoutEndAreRefusedAndDoNotExhaustTheStack) {
  EXPECT_EQ(parse_pattern(std::string(100'000, '(')).error().id, "stix_deep");
  EXPECT_EQ(parse_pattern("[" + std::string(100'000, '(')).error().id, "stix_deep");
  for (const auto* text : {"", "[", "[]", "[a]", "[a:b]", "[a:b =]", "[a:b = 'c", "[a:b IN ('c']", "[a:b = 'c'] x",
                           "[a:b = 'c'] WITHIN", "[a:b['c' = 'd']", "a:b = 'c'", "[a:b = 'c' AND]", "[a:b = 'c'] START t'x'"}) {
    EXPECT_EQ(parse_pattern(text).error().id, "stix_syntax") << text;
  }
}

TEST(Pattern, NamesWithoutQuotesAndPlacesInLists) {
  const Pattern pattern =
      *parse_pattern("[file:extensions.'archive-ext'.contains_refs[*].hashes.\"SHA-1\" NOT IN (1, -2.5e+3, true)]");
  const Comparison& compared = pattern.root.comparison;
  EXPECT_EQ(compared.path, "extensions.archive-ext.contains_refs.hashes.sha-1");
  EXPECT_TRUE(compared.negated);
  EXPECT_THAT(compared.values, ElementsAre("1", "-2.5e+3", "true"));
}

}  // namespace
}  // namespace beffroi::indicators::stix
