// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indicators/list.h"

namespace beffroi::indicators::misp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMd5(32, 'a'), kSha256(64, 'b');

std::string attribute(std::string_view type, std::string_view value, std::string_view more = R"("to_ids":true)") {
  return R"({"type":")" + std::string(type) + R"(","value":")" + std::string(value) + R"(",)" + std::string(more) + "}";
}

std::string event(const std::string& attributes) {
  return R"({"Event":{"info":"Campaign","Orgc":{"name":"CSIRT"},"Attribute":[)" + attributes + "]}}";
}

/// "kind value level" of every indicator, then "object reason" of every remark.
std::vector<std::string> read(const std::string& text) {
  const auto list = List::parse(text);
  if (!list) return {"! " + list.error().id};
  std::vector<std::string> all;
  for (const Indicator& one : list->indicators) {
    all.push_back(std::string(name_of(one.kind)) + " " + one.value + " " + std::string(sigma::name_of(one.level)));
  }
  for (const Remark& remark : list->remarks) all.push_back(remark.object + " " + remark.reason);
  return all;
}

TEST(Export, EveryTypeThatIsLookedFor) {
  const auto one = [](std::string_view type, std::string_view value) { return read(event(attribute(type, value))); };
  EXPECT_THAT(one("ip-src", "203.0.113.7"), ElementsAre("address 203.0.113.7/32 high"));
  EXPECT_THAT(one("ip-dst", "203.0.113.0/24"), ElementsAre("address 203.0.113.0/24 high"));
  EXPECT_THAT(one("ip-dst|port", "203.0.113.7|443"), ElementsAre("address 203.0.113.7/32 high", "Attribute[0] port_left"));
  EXPECT_THAT(one("domain", "evil.example"), ElementsAre("domain evil.example high"));
  EXPECT_THAT(one("hostname", "a.evil.example"), ElementsAre("domain a.evil.example high"));
  EXPECT_THAT(one("domain|ip", "evil.example|203.0.113.7"),
              ElementsAre("domain evil.example high", "address 203.0.113.7/32 high"));
  EXPECT_THAT(one("sha256", kSha256), ElementsAre("hash " + kSha256 + " high"));
  EXPECT_THAT(one("filename", "a.exe"), ElementsAre("file a.exe high"));
  EXPECT_THAT(one("filename|sha256", "a.exe|" + kSha256), ElementsAre("file a.exe low", "hash " + kSha256 + " high"));
  EXPECT_THAT(one("malware-sample", "a.exe|" + kMd5), ElementsAre("file a.exe low", "hash " + kMd5 + " high"));
  EXPECT_THAT(one("url", "http://evil.example/a|b"), ElementsAre("url http://evil.example/a|b high"));
  EXPECT_THAT(one("target-user", "bob"), ElementsAre("account bob high"));
  EXPECT_THAT(one("email-src", "a@evil.example"), ElementsAre("email a@evil.example high"));
  EXPECT_THAT(one("windows-service-name", "Evil Svc"), ElementsAre("service evil svc high"));
  EXPECT_THAT(one("windows-scheduled-task", "Evil"), ElementsAre("task evil high"));
  EXPECT_THAT(one("mutex", "m"), ElementsAre("Attribute[0] kind_unknown"));
  EXPECT_THAT(one("md5", "short"), ElementsAre("Attribute[0] value_invalid"));
}

TEST(Export, WhatIsNotMeantToBeLookedFor) {
  for (const auto* more : {R"("to_ids":false)", R"("to_ids":"0")", R"("to_ids":0)"}) {
    EXPECT_THAT(read(event(attribute("ip-src", "192.0.2.1", more))), ElementsAre("Attribute[0] not_to_ids")) << more;
  }
  EXPECT_THAT(read(event(attribute("ip-src", "192.0.2.1", R"("to_ids":true,"deleted":true,"uuid":"u1")"))),
              ElementsAre("u1 deleted"));
}

TEST(Export, AttributesOfAnObjectStandTogether) {
  EXPECT_THAT(read(R"({"Event":{"info":"x","Attribute":[],"Object":[{"name":"file","uuid":"o1","Attribute":[)" +
                   attribute("filename", "a.exe") + "," + attribute("md5", kMd5) + "," +
                   attribute("size-in-bytes", "12", R"("to_ids":false)") + R"(]},{"deleted":true,"uuid":"o2","Attribute":[)" +
                   attribute("md5", kSha256) + "]}]}}"),
              ElementsAre("file a.exe low", "hash " + kMd5 + " high", "o1 not_to_ids", "o2 deleted"));
}

TEST(Export, AllFormsThatMispGives) {
  const std::string one = attribute("filename", "a.exe");
  EXPECT_THAT(read(R"({"response":[)" + event(one) + "," + event(attribute("filename", "b.exe")) + "]}"),
              ElementsAre("file a.exe high", "file b.exe high"));
  EXPECT_THAT(read("[" + event(one) + "]"), ElementsAre("file a.exe high"));
  EXPECT_THAT(read(R"({"response":{"Attribute":[)" + one + "]}}"), ElementsAre("file a.exe high"));
  EXPECT_THAT(read(R"({"response":[]})"), IsEmpty());
}

TEST(Export, SaysWhoWroteItAndOfWhat) {
  const auto list = *List::parse(event(attribute("ip-dst", "203.0.113.7", R"("to_ids":true,"comment":"beacon")")));
  ASSERT_EQ(list.indicators.size(), 1U);
  EXPECT_EQ(list.indicators[0].author, "CSIRT");
  EXPECT_EQ(list.indicators[0].description, "Campaign / beacon");
}

TEST(Export, ALongTitleIsNotCopiedIntoEveryIndicator) {
  constexpr std::size_t kLong = 1'000'000, kMany = 10'000;
  std::string attributes;
  for (std::size_t i = 0; i < kMany; ++i) {
    attributes += (i == 0 ? "" : ",") + attribute("filename", "a" + std::to_string(i) + ".exe");
  }
  const auto list = *List::parse(R"({"Event":{"info":")" + std::string(kLong, 'i') + R"(","Orgc":{"name":")" +
                                 std::string(kLong, 'n') + R"("},"Attribute":[)" + attributes + "]}}");
  ASSERT_EQ(list.indicators.size(), kMany);
  EXPECT_LT(list.indicators.back().description.size(), 500U);
  EXPECT_LT(list.indicators.back().author.size(), 500U);
}

TEST(Export, OddShapesGiveNothingAndDoNoHarm) {
  EXPECT_THAT(read(R"({"Event":{"Attribute":[null,7,"x",[],{"type":7,"value":{}},{}],"Object":[null,{"Attribute":3}]}})"),
              ElementsAre("Attribute[0] value_empty", "Attribute[1] value_empty", "Attribute[2] value_empty",
                          "Attribute[3] value_empty", "Attribute[4] value_empty", "Attribute[5] value_empty"));
}

}  // namespace
}  // namespace beffroi::indicators::misp
