// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/casebook.h"

#include <gtest/gtest.h>

namespace beffroi::diagnose {
namespace {

model::SourceResult collected(std::string path, std::uint8_t hash) {
  model::SourceResult result;
  result.origin.path = std::move(path);
  result.sha256.bytes[0] = hash;
  model::Fact fact{
      "session.remote-desktop-logged-in", base::parse_rfc3339("2026-11-08T01:00:00Z"), {{"host.name", "SRV"}}, {}, 4096, 7};
  result.facts.push_back(fact);
  result.coverage.push_back({"SRV", "Security", 10, fact.time, fact.time, 1, 10});
  return result;
}

TEST(Casebook, TheSameRecordCollectedTwiceIsOneFactWithTwoCitations) {
  const std::vector<model::SourceResult> results = {collected("a/Security.evtx", 1), collected("b/Security.evtx", 2)};
  const Casebook book(results);
  ASSERT_EQ(book.facts("session.remote-desktop-logged-in").size(), 1U);
  EXPECT_EQ(book.facts("session.remote-desktop-logged-in")[0].citations.size(), 2U);
  ASSERT_EQ(book.coverage().size(), 1U);
  EXPECT_EQ(book.hosts(), std::vector<std::string>{"SRV"});
}

TEST(Casebook, MachinesOfADrillAloneMakeAnExercise) {
  std::vector<model::SourceResult> results = {collected("a", 1)};
  EXPECT_FALSE(Casebook(results).exercise());
  results[0].coverage[0].computer = "SRV.mairie.EXERCICE.invalid";
  EXPECT_TRUE(Casebook(results).exercise());
  EXPECT_FALSE(Casebook(results).mixes_exercise());
}

TEST(Casebook, AForgedMarkMakesNoExerciseOfARealNight) {
  std::vector<model::SourceResult> results = {collected("a", 1), collected("b", 2)};
  results[0].coverage[0].computer = "SRV.mairie.exercice.invalid";
  EXPECT_FALSE(Casebook(results).exercise());
  EXPECT_TRUE(Casebook(results).mixes_exercise());
}

TEST(Casebook, ARealLogThatNamesNoMachineIsNoneOfADrill) {
  std::vector<model::SourceResult> results = {collected("a", 1), {}};
  results[0].coverage[0].computer = "SRV.mairie.exercice.invalid";
  results[1].origin.path = "pare-feu.log";
  EXPECT_TRUE(Casebook(results).exercise()) << "nothing was read of it";
  results[1].events = 12;
  EXPECT_FALSE(Casebook(results).exercise());
  EXPECT_TRUE(Casebook(results).mixes_exercise());
}

TEST(Addresses, OnlyRoutedOnesArePublic) {
  for (const auto* address : {"10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "127.0.0.1", "0.0.0.0",
                              "224.0.0.1", "::1", "fe80::1", "fd00::1", "", "SRV-AD"}) {
    EXPECT_FALSE(is_public_address(address)) << address;
  }
  for (const auto* address : {"10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "fd00::1"})
    EXPECT_TRUE(is_private_address(address)) << address;
  for (const auto* address : {"172.32.0.1", "169.254.1.1", "127.0.0.1", "224.0.0.1", "::1", "2a01:e0a::1", "", "SRV-AD"})
    EXPECT_FALSE(is_private_address(address)) << address;
  for (const auto* address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "203.0.113.7", "2a01:e0a::1"}) {
    EXPECT_TRUE(is_public_address(address)) << address;
  }
}

}  // namespace
}  // namespace beffroi::diagnose
