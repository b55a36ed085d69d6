// SPDX-License-Identifier: EUPL-1.2
#include "base/program_path.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace beffroi::base {
namespace {

class ProgramPath : public testing::Test {
 protected:
  ProgramPath() : before_(std::getenv("PATH") ? std::getenv("PATH") : ""), start_(std::filesystem::current_path()) {
    folder_ = std::filesystem::temp_directory_path() / ("beffroi-program-path." + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_ / "bin");
    std::ofstream(folder_ / "bin/tool") << "#!/bin/sh\n";
    ::chmod((folder_ / "bin/tool").c_str(), 0755);
    std::ofstream(folder_ / "bin/notes") << "text\n";
    std::filesystem::current_path(folder_);
  }
  ~ProgramPath() override {
    std::filesystem::current_path(start_);
    ::setenv("PATH", before_.c_str(), 1);
    std::filesystem::remove_all(folder_);
  }
  void use(const std::string& path) { ::setenv("PATH", path.c_str(), 1); }

  std::string before_;
  std::filesystem::path start_, folder_;
};

TEST_F(ProgramPath, IsFoundInTheFirstFolderThatHasIt) {
  use("/nowhere:" + (folder_ / "bin").string() + ":/usr/bin");
  EXPECT_EQ(program_on_path("tool"), (folder_ / "bin/tool").string());
  EXPECT_EQ(program_on_path("notes"), std::nullopt) << "nobody may run it";
}

TEST_F(ProgramPath, ARelativeFolderIsNeverLookedInto) {
  for (const char* path : {"bin", ".", "", ":bin:", "./bin:."}) {
    use(path);
    EXPECT_EQ(program_on_path("tool"), std::nullopt) << path;
  }
}

}  // namespace
}  // namespace beffroi::base
