// SPDX-License-Identifier: EUPL-1.2
#include "evidence/discover.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/file.h"
#include "evidence/temporary_folder_for_tests.h"

namespace beffroi::evidence {
namespace {

std::vector<std::string> paths(const Discovery& found) {
  std::vector<std::string> all;
  for (const SourceFile& file : found.files) all.push_back(file.path);
  return all;
}

TEST(Discover, ListsFilesInTheOrderOfTheirPathsAsBytes) {
  const TemporaryFolder folder;
  for (const char* name : {"b/z.evtx", "b/a.evtx", "B.evtx", "b.evtx", "\xC3\xA9t\xC3\xA9/x", "b/c/d/e"})
    folder.write(name, "x");
  const Discovery found = discover({folder.path()});
  EXPECT_EQ(paths(found),
            (std::vector<std::string>{"B.evtx", "b.evtx", "b/a.evtx", "b/c/d/e", "b/z.evtx", "\xC3\xA9t\xC3\xA9/x"}));
  EXPECT_TRUE(found.errors.empty());
}

TEST(Discover, CountsAFileReachedTwiceOnce) {
  const TemporaryFolder folder;
  folder.write("sub/a", "x");
  const std::string sub = folder.path() + "/sub";
  EXPECT_EQ(discover({folder.path(), sub, sub + "/a", sub + "/../sub/a"}).files.size(), 1U);
}

TEST(Discover, AnEmptyFolderHoldsNothingAndIsNoError) {
  const TemporaryFolder folder;
  const Discovery found = discover({folder.path()});
  EXPECT_TRUE(found.files.empty());
  EXPECT_TRUE(found.errors.empty());
}

TEST(Discover, NeverFollowsLinksInsideAndNamesThem) {
  const TemporaryFolder folder, outside;
  outside.write("secret", "x");
  ASSERT_EQ(symlink(outside.path().c_str(), (folder.path() + "/out").c_str()), 0);
  ASSERT_EQ(symlink("out", (folder.path() + "/loop").c_str()), 0);
  const Discovery found = discover({folder.path()});
  EXPECT_TRUE(found.files.empty());
  ASSERT_EQ(found.passed_over.size(), 2U);
  EXPECT_EQ(found.passed_over[0].where.path, folder.path() + "/loop");
}

TEST(Discover, FollowsALinkThatIsTheArgumentItself) {
  const TemporaryFolder folder, outside;
  outside.write("a", "x");
  const std::string link = folder.path() + "/link";
  ASSERT_EQ(symlink(outside.path().c_str(), link.c_str()), 0);
  EXPECT_EQ(paths(discover({link})), std::vector<std::string>{"a"});
}

TEST(Discover, RefusesPipesAndNamesWhatIsMissing) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder.path() + "/pipe").c_str(), 0600), 0);
  const Discovery found = discover({folder.path(), folder.path() + "/absent"});
  ASSERT_EQ(found.errors.size(), 2U);
  EXPECT_EQ(found.errors[0].id, "evidence.not_found");
  EXPECT_EQ(found.errors[1].id, "evidence.special_file");
}

TEST(OpenSource, RefusesAFileThatWasReplacedSinceItWasFound) {
  const TemporaryFolder folder;
  folder.write("a", "x");
  const Discovery found = discover({folder.path()});
  folder.write("b", "y");
  ASSERT_EQ(rename((folder.path() + "/b").c_str(), (folder.path() + "/a").c_str()), 0);
  const auto opened = open_source(found.files.at(0));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, "evidence.changed");
}

TEST(OpenSource, SaysWhyAFileCannotBeRead) {
  const TemporaryFolder folder;
  folder.write("a", "x");
  ASSERT_EQ(chmod((folder.path() + "/a").c_str(), 0), 0);
  const Discovery found = discover({folder.path()});
  const uid_t before = geteuid();
  if (before == 0) {
    ASSERT_EQ(seteuid(65'534), 0);  // root reads everything
  }
  const auto opened = open_source(found.files.at(0));
  if (before == 0) {
    ASSERT_EQ(seteuid(0), 0);
  }
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, "evidence.permission");
}

}  // namespace
}  // namespace beffroi::evidence
