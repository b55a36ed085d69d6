// SPDX-License-Identifier: EUPL-1.2
// The whole corpus of the evidence pack against the exact counts of two independent matchers. Every difference stands, with its
// reason, in expected_differences.tsv; a difference that is not listed, or is listed and no longer there, fails.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "sigma/corpus_for_tests.h"
#include "sigma/matcher.h"
#include "sigma/reference.h"

namespace beffroi::sigma {
namespace {

namespace fs = std::filesystem;

using Key = std::pair<std::string, std::string>;  // file, rule id
using Counts = std::map<Key, std::size_t>;

Counts expected_counts(const EvidencePack& pack) {
  Counts counts;
  for (const auto& row : read_table(pack.expected / "sigma-expected.tsv")) counts[{row[0], row[1]}] = std::stoul(row[3]);
  return counts;
}

/// file, rule, expected, ours, reason
std::map<Key, std::pair<std::size_t, std::size_t>> listed_differences() {
  std::map<Key, std::pair<std::size_t, std::size_t>> listed;
  for (const auto& row : read_table(fs::path(BEFFROI_SOURCE_DIR) / "src/sigma/expected_differences.tsv")) {
    listed[{row[0], row[1]}] = {std::stoul(row[2]), std::stoul(row[3])};
  }
  return listed;
}

std::vector<std::string> corpus_files(const EvidencePack& pack) {
  std::vector<std::string> files;
  for (const auto& row : read_table(pack.expected / "evtx-counts.tsv")) files.push_back(row[0]);
  return files;
}

Counts our_counts(const EvidencePack& pack, const Plan& plan) {
  Counts counts;
  for (const std::string& file : corpus_files(pack)) {
    Matcher matcher(plan);
    for_each_batch(pack.dev / file, [&](const model::EventBatch& batch) {
      matcher.match(batch, [&](const Match& match) { ++counts[{file, plan.rules()[match.rule].id}]; });
    });
  }
  return counts;
}

class Expected : public testing::Test {
 protected:
  void SetUp() override {
    pack_ = EvidencePack::find();
    if (!pack_) GTEST_SKIP() << "evidence pack absent: set BEFFROI_EVIDENCE to the folder it was unpacked in";
  }

  std::optional<EvidencePack> pack_;
};

TEST_F(Expected, EveryCountIsEqualOrListed) {
  const Plan plan(pack_->load_rules(), LogSources::embedded());
  const Counts ours = our_counts(*pack_, plan);
  const Counts theirs = expected_counts(*pack_);
  auto listed = listed_differences();
  std::map<Key, std::pair<std::size_t, std::size_t>> differences;
  for (const auto& [key, count] : theirs) {
    const auto found = ours.find(key);
    const std::size_t own = found == ours.end() ? 0 : found->second;
    if (own != count) differences[key] = {count, own};
  }
  for (const auto& [key, count] : ours) {
    if (!theirs.contains(key)) differences[key] = {0, count};
  }
  for (const auto& [key, counts] : differences) {
    const auto entry = listed.find(key);
    const bool argued = entry != listed.end() && entry->second == counts;
    EXPECT_TRUE(argued) << fmt::format("not listed:\t{}\t{}\t{}\t{}", key.first, key.second, counts.first, counts.second);
    if (entry != listed.end()) listed.erase(entry);
  }
  for (const auto& [key, counts] : listed) ADD_FAILURE() << "listed, but equal now: " << key.first << ' ' << key.second;
  RecordProperty("rows", static_cast<int>(theirs.size()));
  fmt::print("{} rows expected, {} differences, all listed unless reported above\n", theirs.size(), differences.size());
}

TEST_F(Expected, RegressionCasesOfSigmaHqMatch) {
  const Plan plan(pack_->load_rules(), LogSources::embedded());
  std::size_t cases = 0;
  for (const auto& row : read_table(pack_->dev / "sigma-regression/index.tsv")) {
    const fs::path rule = pack_->rules / row[1];
    std::size_t matches = 0;
    Matcher matcher(plan);
    for_each_batch(pack_->dev / "sigma-regression" / row[2], [&](const model::EventBatch& batch) {
      matcher.match(batch, [&](const Match& match) { matches += plan.rules()[match.rule].path == rule.string(); });
    });
    EXPECT_GE(matches, std::stoul(row[3])) << row[1];
    ++cases;
  }
  EXPECT_EQ(cases, 121u);
}

/// The reference is slow: every fifteenth file of the corpus.
TEST_F(Expected, MatcherAgreesWithTheReference) {
  const Plan plan(pack_->load_rules(), LogSources::embedded());
  const auto files = corpus_files(*pack_);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < files.size(); i += 15) {
    Matcher matcher(plan);
    for_each_batch(pack_->dev / files[i], [&](const model::EventBatch& batch) {
      for (const model::Event& event : batch.events.first(std::min<std::size_t>(batch.events.size(), 4))) {
        std::set<std::uint32_t> fast, slow;
        matcher.match({batch.symbols, {&event, 1}}, [&](const Match& match) { fast.insert(match.rule); });
        for (const Target& target : plan.targets()) {
          if (reference::matches(plan.rules()[target.rule], target, event, batch.symbols)) slow.insert(target.rule);
        }
        EXPECT_EQ(fast, slow) << files[i] << " record " << event.record_id;
        ++compared;
      }
    });
  }
  EXPECT_GT(compared, 30u);
}

}  // namespace
}  // namespace beffroi::sigma
