// SPDX-License-Identifier: EUPL-1.2
#include "casefile/case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "casefile/temporary_folder_for_tests.h"
#include "model/generated_results_for_tests.h"

namespace beffroi::casefile {
namespace {

RunDescription run(std::string version = "1") {
  return {"diagnose",
          std::move(version),
          {{"r0", "Zero", "Anne", "high", "stable", {"attack.t1078"}, "rules/b.yml"},
           {"r1", "One", "Bruno", "low", "test", {}, "rules/a.yml"},
           {"r2", "Two", "", "", "", {"a", "b"}, "rules/c.yml"}}};
}

Case open_case(const std::filesystem::path& directory, std::string version = "1") {
  auto opened = Case::open_or_create(directory, {.actor = "Camille"});
  EXPECT_TRUE(opened) << opened.error().id;
  EXPECT_TRUE(opened->begin_run(run(std::move(version))));
  return *std::move(opened);
}

/// Everything stored, as results again; detections speak of the run's rules.
std::vector<model::SourceResult> stored_results(Case& opened) {
  auto reading = opened.read();
  EXPECT_TRUE(reading) << reading.error().id;
  std::vector<model::SourceResult> results;
  for (const Source& source : reading->sources()) {
    model::SourceResult& result = results.emplace_back();
    result.origin = source.origins.front();
    result.sha256 = source.sha256;
    result.size = source.size;
    result.reader = source.reader;
    result.events = source.events;
    result.accounting = source.accounting;
    result.coverage = source.coverage;
    result.issues = source.issues;
  }
  const std::vector<Rule> rules = run().rules;
  EXPECT_TRUE(reading->facts("", [&](std::size_t source, model::Fact fact) { results[source].facts.push_back(fact); }));
  EXPECT_TRUE(reading->detections([&](std::size_t source, model::Detection detection) {
    const Rule& rule = reading->rules()[detection.rule];
    detection.rule = static_cast<std::uint32_t>(std::ranges::find(rules, rule) - rules.begin());
    results[source].detections.push_back(detection);
  }));
  EXPECT_TRUE(
      reading->hits([&](std::size_t source, std::string packed) { results[source].hits.push_back(std::move(packed)); }));
  EXPECT_TRUE(reading->match_counts([&](std::size_t source, model::MatchCount count) {
    const Rule& rule = reading->rules()[count.rule];
    count.rule = static_cast<std::uint32_t>(std::ranges::find(rules, rule) - rules.begin());
    results[source].match_counts.push_back(count);
  }));
  for (model::SourceResult& result : results) std::ranges::sort(result.match_counts, {}, &model::MatchCount::rule);
  return results;
}

model::SourceResult simple(std::string path, std::uint8_t hash) {
  model::SourceResult result;
  result.origin = {std::move(path), "evidence", "", "", ""};
  result.sha256.bytes.fill(hash);
  return result;
}

TEST(Case, EveryResultComesBackAsItWas) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  model::GeneratedResults generated(21);
  std::vector<model::SourceResult> results;
  for (int i = 0; i < 200; ++i) {
    results.push_back(generated.next());
    const auto stored = opened.store(results.back());
    ASSERT_TRUE(stored) << stored.error().id;
    ASSERT_EQ(*stored, Stored::added);
  }
  std::ranges::sort(results, {},
                    [](const auto& result) { return std::tuple(result.origin.path, result.origin.argument, result.sha256); });
  EXPECT_EQ(stored_results(opened), results);
}

TEST(Case, WhatIsKnownIsRecalledAndNotStoredTwice) {
  const TemporaryFolder folder;
  const auto result = simple("Security.evtx", 1);
  {
    Case opened = open_case(folder.path());
    EXPECT_FALSE(*opened.recall(result.origin, result.sha256));
    EXPECT_EQ(*opened.store(result), Stored::added);
    EXPECT_EQ(*opened.store(result), Stored::already_known);
  }
  Case again = open_case(folder.path());
  EXPECT_TRUE(*again.recall(result.origin, result.sha256));
  EXPECT_EQ(stored_results(again).size(), 1U);
}

TEST(Case, EqualStreamsAreStoredOnceWithAllTheirPlaces) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  ASSERT_EQ(*opened.store(simple("b/Security.evtx", 1)), Stored::added);
  EXPECT_EQ(*opened.store(simple("a/Security.evtx", 1)), Stored::another_place);
  EXPECT_TRUE(*opened.recall(simple("c.zip!Security.evtx", 1).origin, simple("", 1).sha256));
  const auto reading = opened.read();
  ASSERT_EQ(reading->sources().size(), 1U);
  std::vector<std::string> paths;
  for (const auto& origin : reading->sources()[0].origins) paths.push_back(origin.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"a/Security.evtx", "b/Security.evtx", "c.zip!Security.evtx"}));
}

TEST(Case, AContainerIsRecalledWithAllThatIsInsideAndOnlyAtItsPath) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  for (const auto& [path, hash] :
       {std::pair{"a.zip", 1}, {"a.zip!x", 2}, {"a.zip!in.7z", 3}, {"a.zip!in.7z!y", 4}, {"a.zip2", 5}})
    ASSERT_TRUE(opened.store(simple(path, static_cast<std::uint8_t>(hash))));
  const auto known = opened.known();
  ASSERT_EQ(known->size(), 5U);
  EXPECT_TRUE((*known)[0].container);
  EXPECT_FALSE((*known)[1].container);
  EXPECT_TRUE((*known)[2].container);
  EXPECT_FALSE((*known)[4].container);

  EXPECT_FALSE(*opened.recall(simple("b.zip", 1).origin, simple("", 1).sha256));
  model::Origin elsewhere = simple("a.zip", 1).origin;
  elsewhere.argument = "copy";
  EXPECT_TRUE(*opened.recall(elsewhere, simple("", 1).sha256));
  const auto reading = opened.read();
  for (const Source& source : reading->sources())
    EXPECT_EQ(source.origins.size(), source.origins[0].path == "a.zip2" ? 1U : 2U);
}

TEST(Case, WhatIsDoneTogetherIsUndoneTogether) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  const auto done = opened.together([&]() -> base::Result<> {
    EXPECT_TRUE(opened.store(simple("a", 1)));
    EXPECT_TRUE(opened.store(simple("b", 2)));
    return base::fail("test");
  });
  EXPECT_FALSE(done);
  EXPECT_TRUE(opened.known()->empty());
  EXPECT_EQ(*opened.store(simple("a", 1)), Stored::added);
}

TEST(Case, WhereAnArgumentLayIsRemembered) {
  const TemporaryFolder folder;
  auto opened = Case::open_or_create(folder.path(), {.actor = "Camille"});
  RunDescription description = run();
  description.arguments = {"/evidence/./a", "relative"};
  ASSERT_TRUE(opened->begin_run(description));
  const auto reading = opened->read();
  ASSERT_EQ(reading->locations().size(), 2U);
  EXPECT_EQ(reading->locations()[0].path, "/evidence/a");
  EXPECT_EQ(reading->locations()[1].path, (std::filesystem::current_path() / "relative").string());
}

TEST(Case, AnotherVersionReplacesWhatTheFirstOneMade) {
  const TemporaryFolder folder;
  auto result = simple("Security.evtx", 1);
  result.facts.push_back({"process.start", {}, {{"user.name", "old"}}, {}, 0, 0});
  ASSERT_EQ(*open_case(folder.path(), "1").store(result), Stored::added);
  Case later = open_case(folder.path(), "2");
  EXPECT_FALSE(*later.recall(result.origin, result.sha256));
  result.facts.clear();
  result.facts.push_back({"process.start", {}, {{"user.name", "new"}}, {}, 0, 0});
  EXPECT_EQ(*later.store(result), Stored::replaced);
  EXPECT_EQ(stored_results(later), std::vector{result});
}

TEST(Case, SourcesAreReadInTheOrderOfTheirPathsAsBytes) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  std::uint8_t hash = 0;
  for (const char* path : {"É", "b", "B", "a/b", "a!b", "a"}) ASSERT_TRUE(opened.store(simple(path, ++hash)));
  std::vector<std::string> paths;
  for (const auto& result : stored_results(opened)) paths.push_back(result.origin.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"B", "a", "a!b", "a/b", "b", "É"}));
}

TEST(Case, FactsOfAKindAndOfThoseBelowIt) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  auto result = simple("x", 1);
  for (const char* kind : {"authentication.logged-in", "authenticationX", "process.start", "authentication"})
    result.facts.push_back({kind, {}, {{"user.name", kind}}, {}, 0, 0});
  ASSERT_TRUE(opened.store(result));
  std::vector<std::string> kinds;
  auto reading = opened.read();
  ASSERT_TRUE(reading->facts("authentication", [&](std::size_t, model::Fact fact) {
    EXPECT_EQ(fact.kind, fact.roles.at(0).second);
    kinds.push_back(fact.kind);
  }));
  EXPECT_EQ(kinds, (std::vector<std::string>{"authentication.logged-in", "authentication"}));
}

TEST(Case, ThatHoldsNoEvidenceYetHasNoRegisterToMiss) {
  const TemporaryFolder folder;
  auto opened = Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  ASSERT_TRUE(opened) << opened.error().id;
  ASSERT_TRUE(opened->append("decision", "", "{}"));
  const auto verified =
      opened->verify([](const model::Origin&, const base::Digest& expected) -> base::Result<base::Digest> { return expected; },
                     [](const model::Citation&) -> base::Result<bool> { return true; });
  ASSERT_TRUE(verified) << verified.error().id;
  EXPECT_TRUE(verified->passed());
}

TEST(Case, HundredThousandFactsAreStoredWithinASecond) {
  const TemporaryFolder folder;
  Case opened = open_case(folder.path());
  auto result = simple("Security.evtx", 1);
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const std::string number = std::to_string(i);
    result.facts.push_back({"authentication.logged-in",
                            base::Timestamp{static_cast<std::int64_t>(i)},
                            {{"host.name", "SRV-MAIRIE"}, {"user.name", "agent" + number}, {"source.ip", "10.0.0.1"}},
                            {{"winlog.logon.type", "10"}, {"event.outcome", "success"}, {"winlog.logon.id", "0x" + number}},
                            i,
                            i});
  }
  const auto start = std::chrono::steady_clock::now();
  ASSERT_TRUE(opened.store(result));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  RecordProperty("seconds", std::to_string(taken.count()));
  std::printf("100,000 facts of 6 fields: %.3f s\n", taken.count());
#ifdef NDEBUG
  EXPECT_LT(taken.count(), 1.0);
#endif
}

}  // namespace
}  // namespace beffroi::casefile
