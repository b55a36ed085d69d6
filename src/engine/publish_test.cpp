// SPDX-License-Identifier: EUPL-1.2
#include "engine/publish.h"

#include <gtest/gtest.h>

#include <fstream>

#include "casefile/temporary_folder_for_tests.h"
#include "engine/notices.h"
#include "response/promises/promises.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

class Publish : public testing::Test {
 protected:
  Publication publish() {
    auto done = publish_page(store, folder.path() / "page", {}, "Léa", kNow);
    EXPECT_TRUE(done) << done.error().id;
    return done ? *std::move(done) : Publication{};
  }
  void write(const fs::path& path, const std::string& bytes) { std::ofstream(folder.path() / path, std::ios::binary) << bytes; }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
};

TEST_F(Publish, UnchangedInputChangesNoByteAndWritesNoEntry) {
  EXPECT_EQ(publish().written.size(), 7U);
  const auto before = response::entries_of(store)->size();
  const Publication again = publish();
  EXPECT_TRUE(again.written.empty());
  EXPECT_EQ(response::entries_of(store)->size(), before);
  std::string sha256;
  EXPECT_TRUE(check_copy(folder.path() / "page", sha256)->empty());
  EXPECT_EQ(sha256, again.manifest_sha256);
}

TEST_F(Publish, WhatIsShownChangesThePage) {
  publish();
  const response::NewPromise next{
      response::PromiseKind::update, "Prochain point", {}, {kNow.nanoseconds + 3600 * base::kNanosecondsPerSecond}};
  ASSERT_TRUE(response::make_promise(store, next, kNow, "Léa"));
  EXPECT_FALSE(publish().written.empty());
}

TEST_F(Publish, AMirrorThatChangedAWordIsFoundOut) {
  publish();
  write("page/en/index.html", "nothing happened");
  fs::remove(folder.path() / "page" / "feed.atom");
  std::string sha256;
  const auto deviations = check_copy(folder.path() / "page", sha256);
  ASSERT_TRUE(deviations);
  ASSERT_EQ(deviations->size(), 2U);
  EXPECT_EQ((*deviations)[0].state, "altered");
  EXPECT_EQ((*deviations)[1].state, "absent");
}

TEST_F(Publish, AManifestThatLeadsElsewhereIsNotFollowed) {
  fs::create_directories(folder.path() / "page");
  write("secret", "x");
  write("page/manifest.json",
        R"({"schema":1,"files":[{"path":"../secret","sha256":"00"},{"path":"/etc/hosts","sha256":"00"}]})");
  std::string sha256;
  const auto deviations = check_copy(folder.path() / "page", sha256);
  ASSERT_TRUE(deviations);
  for (const Deviation& one : *deviations) EXPECT_EQ(one.state, "refused");
  publish();
  EXPECT_TRUE(fs::exists(folder.path() / "secret"));
}

TEST_F(Publish, AnotherWebsiteIsNeverOverwrittenAndANameIsNeeded) {
  fs::create_directories(folder.path() / "page");
  write("page/index.html", "the town's own");
  EXPECT_EQ(publish_page(store, folder.path() / "page", {}, "Léa", kNow).error().id, "publish.foreign");
  EXPECT_EQ(publish_page(store, folder.path() / "other", {}, {}, kNow).error().id, "publish.by_whom");
  EXPECT_EQ(check_copy(folder.path() / "page", *std::make_unique<std::string>()).error().id, "publish.no_manifest");
}

}  // namespace
}  // namespace beffroi::engine
