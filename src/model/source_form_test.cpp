// SPDX-License-Identifier: EUPL-1.2
#include "model/source_form.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/generated_results_for_tests.h"

namespace beffroi::model {
namespace {

TEST(SourceForm, EveryResultReadsBackAsItWas) {
  GeneratedResults generated(1);
  for (int round = 0; round < 2'000; ++round) {
    const SourceResult result = generated.next();
    const auto back = deserialize(serialize(result));
    ASSERT_TRUE(back) << "round " << round;
    ASSERT_EQ(*back, result) << "round " << round;
  }
}

TEST(SourceForm, ADetectionAloneReadsBackAsItWas) {
  GeneratedResults generated(4);
  for (int round = 0; round < 500; ++round) {
    for (const Detection& detection : generated.next().detections) {
      const std::string bytes = serialize(detection);
      ASSERT_EQ(deserialize_detection(bytes), detection) << "round " << round;
      ASSERT_FALSE(deserialize_detection(bytes + '\0'));
      ASSERT_FALSE(deserialize_detection(std::string_view(bytes).substr(0, bytes.size() - 1)));
    }
  }
}

TEST(SourceForm, BytesThatAreNoTextReadBackToo) {
  SourceResult result;
  result.origin.path = "\xFF\xFE\x80";
  EXPECT_EQ(deserialize(serialize(result)), result);
}

TEST(SourceForm, EveryTruncationIsRefused) {
  GeneratedResults generated(2);
  for (int round = 0; round < 20; ++round) {
    const std::string bytes = serialize(generated.next());
    for (std::size_t length = 0; length < bytes.size(); ++length)
      ASSERT_FALSE(deserialize(std::string_view(bytes).substr(0, length))) << "round " << round << ", " << length << " bytes";
  }
}

TEST(SourceForm, AFlippedBitIsRefusedOrMakesAnotherWholeResult) {
  GeneratedResults generated(3);
  for (int round = 0; round < 20; ++round) {
    const SourceResult result = generated.next();
    std::string bytes = serialize(result);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
      if (const auto other = deserialize(bytes)) {
        ASSERT_NE(*other, result);
        ASSERT_EQ(serialize(*other), bytes);
      }
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
    }
  }
}

TEST(SourceForm, WhatFollowsTheResultIsRefused) { EXPECT_FALSE(deserialize(serialize(SourceResult{}) + '\0')); }

TEST(SourceForm, AnotherFormIsRefused) {
  std::string bytes = serialize(SourceResult{});
  bytes[4] = 1;
  EXPECT_FALSE(deserialize(bytes));
}

TEST(SourceForm, ANumberHasOneForm) {
  std::string bytes = serialize(SourceResult{});
  ASSERT_EQ(bytes.back(), '\0');  // the count of facts
  bytes.back() = '\x80';
  bytes += '\0';
  EXPECT_FALSE(deserialize(bytes));
}

TEST(SourceForm, ALyingCountOfElementsAllocatesNothing) {
  std::string bytes = serialize(SourceResult{});
  bytes.pop_back();
  bytes += "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01";  // 2^64 - 1 facts
  EXPECT_FALSE(deserialize(bytes));
}

/// A result written by an older program must stay readable until the form's number changes.
TEST(SourceForm, TheFormDoesNotDrift) {
  const std::filesystem::path corpus = BEFFROI_SOURCE_DIR "/src/model/corpus/source_form_fuzz";
  for (const std::uint64_t seed : {11U, 12U, 13U}) {
    std::ifstream file(corpus / ("whole_" + std::to_string(seed)), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes, serialize(GeneratedResults(seed).next())) << "seed " << seed;
  }
}

}  // namespace
}  // namespace beffroi::model
