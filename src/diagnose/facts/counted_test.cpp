// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/facts/file_bursts.h"
#include "diagnose/facts/flows.h"

namespace beffroi::diagnose::facts {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;

model::Fact change(std::int64_t second, std::string path, std::string access = {}) {
  model::Fact fact{.kind = "file.share-file-accessed",
                   .time = base::Timestamp{second * kSecond},
                   .roles = {{"host.name", "SRV"}},
                   .attributes = {{"file.path", std::move(path)}}};
  if (!access.empty()) fact.attributes.emplace_back("winlog.access", std::move(access));
  fact.offset = static_cast<std::uint64_t>(second) + 1;
  return fact;
}

std::string field(const model::Fact& fact, std::string_view name) {
  for (const auto& [ecs, text] : fact.attributes) {
    if (ecs == name) return text;
  }
  return {};
}

TEST(FileBursts, SaysTheNewEndingTheNoteAndTheDirectories) {
  FileBursts bursts;
  std::vector<model::Fact> out;
  for (int i = 0; i < 60; ++i) {
    const std::string folder = "service" + std::to_string(i % 6) + "\\";
    bursts.see(change(2 * i, folder + "courrier" + std::to_string(i) + ".docx.j9ba"), out);
    if (i % 10 == 0) bursts.see(change(2 * i, "service" + std::to_string(i / 10) + "\\LISEZ-MOI.txt"), out);
  }
  EXPECT_TRUE(out.empty());
  bursts.finish(out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].kind, "file.burst");
  EXPECT_EQ(field(out[0], "winlog.files"), "66");
  EXPECT_EQ(field(out[0], "file.extension"), ".j9ba");
  EXPECT_EQ(field(out[0], "winlog.files.double_extension"), "60");
  EXPECT_EQ(field(out[0], "file.name"), "lisez-moi.txt");
  EXPECT_EQ(field(out[0], "winlog.directories.same_name"), "6");
}

TEST(FileBursts, APauseEndsABurstAndFewFilesAreNone) {
  FileBursts bursts;
  std::vector<model::Fact> out;
  for (int i = 0; i < 30; ++i) bursts.see(change(i, "a" + std::to_string(i) + ".pdf"), out);
  for (int i = 0; i < 5; ++i) bursts.see(change(1000 + i, "b" + std::to_string(i) + ".pdf"), out);
  EXPECT_EQ(out.size(), 1U);
  bursts.finish(out);
  EXPECT_EQ(out.size(), 1U);
}

TEST(FileBursts, ReadingIsNoChange) {
  FileBursts bursts;
  std::vector<model::Fact> out;
  for (int i = 0; i < 100; ++i) bursts.see(change(i, "a" + std::to_string(i) + ".pdf", "131209"), out);  // 0x20089
  bursts.finish(out);
  EXPECT_TRUE(out.empty());
}

model::Fact connection(std::int64_t second, std::string port, std::string from_port) {
  return {.kind = "network.connection-permitted",
          .time = base::Timestamp{second * kSecond},
          .roles = {{"host.name", "SRV"}, {"destination.ip", "192.0.2.7"}},
          .attributes = {{"destination.port", std::move(port)}, {"source.port", std::move(from_port)}}};
}

TEST(Flows, CountsConnectionsWhateverTheirSourcePort) {
  Flows flows;
  for (int i = 0; i < 500; ++i) flows.see(connection(i, "443", std::to_string(50'000 + i)));
  flows.see(connection(3, "445", "50000"));
  std::vector<model::Fact> out;
  flows.finish(out);
  ASSERT_EQ(out.size(), 2U);
  EXPECT_EQ(field(out[0], "winlog.count"), "500");
  EXPECT_EQ(field(out[0], "event.end"), base::format_rfc3339({499 * kSecond}));
  EXPECT_EQ(field(out[0], "source.port"), "");
}

TEST(Flows, WhatIsTooManyIsCountedAndSaid) {
  Flows flows;
  for (std::size_t i = 0; i < Flows::kMost + 10; ++i) flows.see(connection(1, std::to_string(i), "1"));
  std::vector<model::Fact> out;
  flows.finish(out);
  ASSERT_EQ(out.size(), Flows::kMost + 1);
  EXPECT_EQ(out.back().kind, "network.flow-limit");
  EXPECT_EQ(field(out.back(), "winlog.count"), "10");
}

}  // namespace
}  // namespace beffroi::diagnose::facts
