// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

class Handed : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_.path() / name) << text; }

  static std::string line(const std::string& name, const std::string& text) {
    return base::sha256(base::as_bytes(text)).hex() + "  " + name + "\n";
  }

  HandedFolder checked() const { return check_handed_folder(folder_.path()).value(); }

  TemporaryFolder folder_;
};

TEST_F(Handed, IntactFilesPassAndOneBesideThemIsTold) {
  write("dossier.html", "a");
  write("bordereau.html", "b");
  write("notes du gendarme.txt", "c");
  const std::string list = line("dossier.html", "a") + line("bordereau.html", "b");
  write("SHA256SUMS", list);
  ASSERT_TRUE(is_handed_folder(folder_.path()));
  const HandedFolder now = checked();
  EXPECT_TRUE(now.passed());
  EXPECT_EQ(now.list, base::sha256(base::as_bytes(list)));
  EXPECT_EQ(now.files, (std::vector<HandedFile>{{"dossier.html", HandedState::intact},
                                                {"bordereau.html", HandedState::intact},
                                                {"notes du gendarme.txt", HandedState::unlisted}}));
}

TEST_F(Handed, AlteredAndAbsentFilesAreNamed) {
  write("a", "other");
  fs::create_directory(folder_.path() / "c");
  write("SHA256SUMS", line("a", "a") + line("b", "b") + line("c", "c"));
  const HandedFolder now = checked();
  EXPECT_FALSE(now.passed());
  EXPECT_EQ(now.files,
            (std::vector<HandedFile>{{"a", HandedState::altered}, {"b", HandedState::absent}, {"c", HandedState::unreadable}}));
}

TEST_F(Handed, AListNamesNothingOutsideTheFolder) {
  write("a", "a");
  write("SHA256SUMS", line("a", "a") + line("../secret", "x") + line("/etc/passwd", "x"));
  const HandedFolder now = checked();
  EXPECT_EQ(now.count(HandedState::elsewhere), 2U);
  EXPECT_TRUE(now.passed()) << "evidence lies on its own medium";
}

TEST_F(Handed, ALinkIsNotFollowed) {
  write("a", "a");
  fs::create_symlink("a", folder_.path() / "b");
  write("SHA256SUMS", line("a", "a") + line("b", "a"));
  EXPECT_EQ(checked().count(HandedState::unreadable), 1U);
}

TEST_F(Handed, NothingBehindALinkIsRead) {
  write("a", "a");
  const TemporaryFolder other;
  std::ofstream(other.path() / "secret") << "s";
  fs::create_symlink(other.path(), folder_.path() / "below");
  write("SHA256SUMS", line("a", "a") + line("below/secret", "s") + line("below/absent", "s"));
  const HandedFolder now = checked();
  EXPECT_EQ(now.count(HandedState::unreadable), 2U);
  EXPECT_FALSE(now.passed());
}

TEST_F(Handed, ALineThatLeadsElsewhereDoesNotTakeAFileOutOfTheCheck) {
  write("a", "a");
  write("dossier.html", "altered");
  write("SHA256SUMS", line("a", "a") + line("/dossier.html", "as it was"));
  EXPECT_FALSE(checked().passed());
}

TEST_F(Handed, LinesOfOtherProgramsAreReadOrCounted) {
  write("a", "a");
  const std::string hash = base::sha256(base::as_bytes(std::string_view("a"))).hex();
  write("SHA256SUMS", hash + " *a\r\n\r\nune remarque\n");
  const HandedFolder now = checked();
  EXPECT_EQ(now.count(HandedState::intact), 1U);
  EXPECT_EQ(now.malformed, 1U);
  EXPECT_FALSE(now.passed());
  write("SHA256SUMS", "");
  EXPECT_FALSE(checked().passed()) << "a list of nothing proves nothing";
}

TEST_F(Handed, ACaseIsNoneAndTheFolderAboveNamesThem) {
  fs::create_directory(folder_.path() / "complaint-v1");
  write("complaint-v1/SHA256SUMS", "");
  EXPECT_FALSE(is_handed_folder(folder_.path()));
  EXPECT_EQ(handed_folders_in(folder_.path()), std::vector{folder_.path() / "complaint-v1"});
  write("complaint-v1/custody.log", "");
  EXPECT_TRUE(handed_folders_in(folder_.path()).empty());
  EXPECT_EQ(check_handed_folder(folder_.path()).error().id, "casefile.file");
}

}  // namespace
}  // namespace beffroi::casefile
