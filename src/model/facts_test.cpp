// SPDX-License-Identifier: EUPL-1.2
#include "model/facts.h"

#include <gtest/gtest.h>

#include "model/generated_results_for_tests.h"

namespace beffroi::model {
namespace {

std::vector<Fact> generated_facts(std::uint64_t seed, std::size_t least) {
  GeneratedResults generated(seed);
  std::vector<Fact> facts;
  while (facts.size() < least) {
    for (const Fact& fact : generated.next().facts) facts.push_back(fact);
  }
  return facts;
}

Facts packed(const std::vector<Fact>& list) {
  Facts facts;
  for (const Fact& fact : list) facts.push_back(fact);
  return facts;
}

TEST(Facts, ComeBackAsTheyWereOverSeveralPages) {
  const auto list = generated_facts(1, 3 * Facts::kPageFacts);
  const Facts facts = packed(list);
  EXPECT_GE(facts.pages().size(), 3U);
  ASSERT_EQ(facts.size(), list.size());
  EXPECT_TRUE(std::equal(facts.begin(), facts.end(), list.begin()));
}

TEST(Facts, APageReadsBackFromItsBytes) {
  const Facts facts = packed(generated_facts(2, 500));
  Facts again;
  for (const FactPage& page : facts.pages()) {
    auto back = FactPage::deserialize(page.serialize());
    ASSERT_TRUE(back);
    EXPECT_EQ(back->serialize(), page.serialize());
    again.append(*std::move(back));
  }
  EXPECT_EQ(again, facts);
}

TEST(Facts, ACutOrAlteredPageIsRefusedOrReadsWithoutHarm) {
  const Facts facts = packed(generated_facts(3, 6));
  std::string bytes = facts.pages()[0].serialize();
  for (std::size_t length = 0; length < bytes.size(); ++length)
    ASSERT_FALSE(FactPage::deserialize(std::string_view(bytes).substr(0, length))) << length;
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
    if (const auto page = FactPage::deserialize(bytes)) {
      for (std::size_t i = 0; i < page->size(); ++i) (*page)[i].whole();
    }
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
  }
}

TEST(Facts, WhatFollowsACopyLeavesTheFirstListAlone) {
  const auto list = generated_facts(4, 10);
  Facts first = packed(list);
  Facts copy = first;
  copy.push_back(list[0]);
  EXPECT_EQ(first, packed(list));
  first.push_back(list[0]);
  EXPECT_EQ(first, copy);
}

TEST(Facts, AFieldIsFoundRolesFirst) {
  Facts facts;
  facts.push_back({"process.start", base::Timestamp{-5}, {{"user.name", "anne"}}, {{"user.name", "x"}, {"a", "b"}}, 7, 8});
  const auto view = facts.pages()[0][0];
  EXPECT_EQ(view.get("user.name"), "anne");
  EXPECT_EQ(view.get("a"), "b");
  EXPECT_EQ(view.get("absent"), "");
  EXPECT_EQ(view.kind(), "process.start");
  EXPECT_EQ(view.time(), base::Timestamp{-5});
}

TEST(Facts, TheSameRecordElsewhereIsTheSameAndAnotherIsNot) {
  const Fact fact{"process.start", base::Timestamp{5}, {{"user.name", "anne"}}, {}, 7, 8};
  Fact moved = fact, other = fact;
  moved.offset = 70;
  other.roles[0].second = "bruno";
  const Facts facts = packed({fact, moved, other});
  const FactPage& page = facts.pages()[0];
  EXPECT_TRUE(page[0].same_record(page[1]));
  EXPECT_EQ(page[0].record_hash(), page[1].record_hash());
  EXPECT_FALSE(page[0].same_record(page[2]));
}

TEST(Facts, AMillionLogonsTakeLessThan100BytesEach) {
  Facts facts;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    facts.push_back(
        {"authentication.logged-in",
         base::Timestamp{1'700'000'000'000'000'000 + static_cast<std::int64_t>(i) * 1'000'000},
         {{"host.name", "SRV-MAIRIE.ville.local"}, {"user.name", "agent" + std::to_string(i % 300)}, {"source.ip", "10.0.0.1"}},
         {{"winlog.channel", "Security"},
          {"winlog.logon.type", "3"},
          {"winlog.logon.id", "0x" + std::to_string(9'000'000 + i)}},
         i * 900,
         i});
  }
  std::size_t bytes = 0;
  for (const FactPage& page : facts.pages()) bytes += page.serialize().size();
  EXPECT_LT(bytes / facts.size(), 100U);
}

}  // namespace
}  // namespace beffroi::model
