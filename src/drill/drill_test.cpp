// SPDX-License-Identifier: EUPL-1.2
#include "drill/drill.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "base/bytes.h"
#include "base/json/reader.h"
#include "base/text.h"
#include "model/diagnosis.h"

namespace beffroi::drill {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone when the test ends.
class Folder {
 public:
  explicit Folder(std::string_view name) : path_(fs::path(testing::TempDir()) / "beffroi_drill" / name) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      contents[entry.path().lexically_relative(path_).string()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return contents;
  }

 private:
  fs::path path_;
};

std::string truth_of(const Folder& folder) { return folder.files().at("truth.json"); }

class EveryScenario : public testing::TestWithParam<std::tuple<std::string_view, std::uint64_t>> {
 protected:
  Request request(bool benign = false) const { return {std::get<0>(GetParam()), std::get<1>(GetParam()), benign}; }
};

std::vector<std::string_view> names() {
  std::vector<std::string_view> found;
  for (const Scenario& scenario : list()) found.push_back(scenario.name);
  return found;
}

INSTANTIATE_TEST_SUITE_P(Drill, EveryScenario, testing::Combine(testing::ValuesIn(names()), testing::Values(1U)));

TEST_P(EveryScenario, GivesTheSameBytesTwice) {
  const Folder one("one");
  const Folder two("two");
  ASSERT_TRUE(write(request(), one.path()));
  ASSERT_TRUE(write(request(), two.path()));
  EXPECT_EQ(one.files(), two.files());
}

TEST_P(EveryScenario, MarksEveryFileAsAnExercise) {
  const Folder folder("marked");
  ASSERT_TRUE(write(request(), folder.path()));
  const std::string mark = base::utf8_to_utf16le("EXERCICE");
  const std::string suffix = base::utf8_to_utf16le(model::kExerciseSuffix);
  for (const auto& [name, bytes] : folder.files()) {
    if (!name.ends_with(".evtx")) continue;
    EXPECT_NE(bytes.find(mark), bytes.npos) << name;
    EXPECT_NE(bytes.find(suffix), bytes.npos) << name;
  }
}

TEST_P(EveryScenario, BenignTwinTellsOfNothing) {
  const Folder folder("benign");
  ASSERT_TRUE(write(request(true), folder.path()));
  const std::string text = truth_of(folder);
  base::json::Parser parser;
  const auto truth = parser.parse(text);
  ASSERT_TRUE(truth);
  EXPECT_EQ(truth->find("incident")->find("state")->as_text(), "no_sign");
  EXPECT_EQ(truth->find("origin")->find("state")->as_text(), "undetermined");
  EXPECT_TRUE(truth->find("lateral")->elements().empty());
  for (const auto& host : truth->find("hosts")->elements()) {
    EXPECT_NE(host.find("state")->as_text(), "compromised");
    EXPECT_NE(host.find("state")->as_text(), "encrypted");
  }
}

TEST_P(EveryScenario, TruthSpeaksOfMachinesThatExist) {
  const Folder folder("truth");
  ASSERT_TRUE(write(request(), folder.path()));
  const std::string text = truth_of(folder);
  base::json::Parser parser;
  const auto truth = parser.parse(text);
  ASSERT_TRUE(truth);
  EXPECT_EQ(truth->find("exercise")->as_boolean(), true);
  std::set<std::string_view> hosts;
  for (const auto& host : truth->find("hosts")->elements()) hosts.insert(*host.find("name")->as_text());
  for (const auto& move : truth->find("lateral")->elements()) {
    EXPECT_TRUE(hosts.contains(*move.find("from")->as_text()));
    EXPECT_TRUE(hosts.contains(*move.find("to")->as_text()));
    EXPECT_NE(move.find("from")->as_text(), move.find("to")->as_text());
  }
  const auto origin = truth->find("origin")->find("host");
  EXPECT_TRUE(!origin || hosts.contains(*origin->as_text()));
}

/// The records of a file that evtxexport reads, or nothing where it is not installed.
std::optional<std::uint64_t> records_read_by_evtxexport(const fs::path& file) {
  const std::string command = "LC_ALL=C.UTF-8 evtxexport -f xml '" + file.string() + "' 2>&1 | grep -c '<EventRecordID>'";
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 64> line{};
  const bool read = fgets(line.data(), line.size(), pipe) != nullptr;
  return pclose(pipe) == 0 && read ? std::optional(std::stoull(line.data())) : std::nullopt;
}

TEST_P(EveryScenario, EvtxexportReadsEveryRecord) {
  const Folder folder("exported");
  const auto written = write(request(), folder.path());
  ASSERT_TRUE(written);
  std::uint64_t records = 0;
  std::uint64_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "evidence")) {
    if (!entry.is_regular_file()) continue;
    const auto read = records_read_by_evtxexport(entry.path());
    if (!read && files == 0) GTEST_SKIP() << "skipped: evtxexport (libevtx-utils) absent";
    ASSERT_TRUE(read) << entry.path();
    records += *read;
    ++files;
  }
  EXPECT_EQ(records, written->records);
  EXPECT_EQ(files, written->files);
}

TEST(Drill, SeedsDiffer) {
  const Folder one("seed1");
  const Folder two("seed2");
  ASSERT_TRUE(write({"bureau-a-distance", 1, false}, one.path()));
  ASSERT_TRUE(write({"bureau-a-distance", 2, false}, two.path()));
  EXPECT_NE(truth_of(one), truth_of(two));
}

/// The truths of some seeds of a scenario, parsed by `look`.
void for_seeds(std::string_view scenario, const std::function<void(const base::json::Value& truth)>& look) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Folder folder("seeds");
    ASSERT_TRUE(write({scenario, seed, false}, folder.path()));
    const std::string text = truth_of(folder);
    base::json::Parser parser;
    const auto truth = parser.parse(text);
    ASSERT_TRUE(truth);
    look(*truth);
  }
}

TEST(Drill, TheDemonstrationSparesAnnexesAndEstablishments) {
  for_seeds("bureau-a-distance", [](const base::json::Value& truth) {
    std::set<std::string_view> sites;
    for (const auto& host : truth.find("hosts")->elements()) {
      const std::string_view site = *host.find("site")->as_text();
      sites.insert(site);
      if (site != "mairie") {
        EXPECT_EQ(host.find("state")->as_text(), "no_sign");
      }
    }
    EXPECT_EQ(sites, (std::set<std::string_view>{"annexe1", "annexe2", "ccas", "mairie", "mediatheque"}));
    EXPECT_EQ(truth.find("encryption")->find("state")->as_text(), "yes");
  });
}

TEST(Drill, TheWormEncryptsNothingAndStaysOnMachinesOfTheDomain) {
  for_seeds("cle-usb", [](const base::json::Value& truth) {
    EXPECT_EQ(truth.find("origin")->find("vector")->as_text(), "removable_media");
    EXPECT_EQ(truth.find("encryption")->find("state")->as_text(), "no");
    for (const auto& host : truth.find("hosts")->elements()) {
      const bool hit = host.find("state")->as_text() == "compromised";
      if (hit) {
        EXPECT_EQ(host.find("role")->as_text(), "workstation");
      }
    }
  });
}

TEST(Drill, WaysOfMovingVaryWithTheSeed) {
  std::set<std::string> methods;
  for_seeds("outil-du-prestataire", [&](const base::json::Value& truth) {
    for (const auto& move : truth.find("lateral")->elements()) methods.emplace(*move.find("method")->as_text());
  });
  EXPECT_GE(methods.size(), 3U);
}

TEST(Drill, RefusesAFolderThatHoldsSomething) {
  const Folder folder("full");
  fs::create_directories(folder.path() / "something");
  const auto written = write({"bureau-a-distance", 1, false}, folder.path());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().id, "drill.directory_not_empty");
}

TEST(Drill, RefusesANameItDoesNotKnow) {
  const Folder folder("unknown");
  const auto written = write({"no-such-drill", 1, false}, folder.path());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().id, "drill.unknown_scenario");
}

}  // namespace
}  // namespace beffroi::drill
