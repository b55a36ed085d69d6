// SPDX-License-Identifier: EUPL-1.2
#include "casefile/dossiers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "casefile/case.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

std::string sha256_of(std::string_view text) { return base::sha256(base::as_bytes(text)).hex(); }

class DossiersTest : public testing::Test {
 protected:
  DossiersTest() : store_(*Case::open_or_create(folder_.path() / "case", {.actor = "Camille"})) {
    fs::create_directories(staging_of(made_));
    put(staging_of(made_) / "dossier.html", "page");
    put(staging_of(made_) / "dossier.json", "json");
    enter("cnil-v1", fmt::format("{}  dossier.html\\n{}  dossier.json\\n", sha256_of("page"), sha256_of("json")));
  }

  static std::string sums() {
    return fmt::format("{}  dossier.html\n{}  dossier.json\n", sha256_of("page"), sha256_of("json"));
  }
  void enter(std::string_view name, std::string_view sums, std::string_view ref = "cnil") {
    ASSERT_TRUE(
        store_.append(kDossierMade, ref,
                      fmt::format(R"({{"folder":"dossiers/{}","sha256":"{}","sums":"{}"}})", name, sha256_of("json"), sums)));
  }
  static void put(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  /// What is wrong, each as "state name".
  std::vector<std::string> wrong() {
    const auto nothing = [](const auto&...) { return base::fail("evidence.not_found"); };
    const auto outcome =
        store_.verify([&](const model::Origin&, const base::Digest&) -> base::Result<base::Digest> { return nothing(); },
                      [&](const model::Citation&) -> base::Result<bool> { return nothing(); });
    EXPECT_TRUE(outcome);
    std::vector<std::string> told;
    for (const ChangedFile& one : outcome->changed_files)
      told.push_back((one.added ? "added " : one.absent ? "absent " : "changed ") + one.name);
    EXPECT_EQ(outcome->passed(), told.empty());
    return told;
  }

  using Told = std::vector<std::string>;
  TemporaryFolder folder_;
  Case store_;
  fs::path made_ = store_.layout().dossiers() / "cnil-v1";
};

TEST_F(DossiersTest, IsKnownBeforeAndAfterItIsInItsPlace) {
  EXPECT_EQ(wrong(), Told{}) << "killed between entry and place";
  place_staged_dossiers(store_.layout(), *store_.entries(kDossierMade));
  EXPECT_EQ(wrong(), Told{});
  EXPECT_TRUE(fs::exists(made_ / "dossier.html"));
  EXPECT_FALSE(fs::exists(staging_of(made_)));
}

TEST_F(DossiersTest, WhatWasChangedRemovedOrAddedIsNamed) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  put(made_ / "dossier.html", "autre");
  fs::remove(made_ / "dossier.json");
  put(made_ / "annexe.html", "ajout");
  put(made_ / ".caché", "ajout");
  EXPECT_EQ(wrong(), (Told{"changed dossiers/cnil-v1/dossier.html", "absent dossiers/cnil-v1/dossier.json",
                           "added dossiers/cnil-v1/.caché", "added dossiers/cnil-v1/annexe.html"}));
  fs::remove_all(made_);
  EXPECT_EQ(wrong(), Told{"absent dossiers/cnil-v1"});
}

TEST_F(DossiersTest, ALinkOrAPipeInTheirPlaceIsAChange) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  fs::rename(made_ / "dossier.html", folder_.path() / "page");
  fs::create_symlink(folder_.path() / "page", made_ / "dossier.html");
  fs::remove(made_ / "dossier.json");
  ASSERT_EQ(::mkfifo((made_ / "dossier.json").c_str(), 0600), 0);
  EXPECT_EQ(wrong(), (Told{"changed dossiers/cnil-v1/dossier.html", "changed dossiers/cnil-v1/dossier.json"}));
  fs::rename(made_, folder_.path() / "elsewhere");
  fs::create_directory_symlink(folder_.path() / "elsewhere", made_);
  EXPECT_EQ(wrong(), Told{"changed dossiers/cnil-v1"});
}

TEST_F(DossiersTest, AFolderThatNoEntryKnowsIsToldUnlessItWasNeverFinished) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  fs::create_directories(staging_of(store_.layout().dossiers() / "cnil-v2"));
  EXPECT_EQ(wrong(), Told{});
  fs::create_directories(store_.layout().dossiers() / "plainte-v1");
  EXPECT_EQ(wrong(), Told{"added dossiers/plainte-v1"});
}

TEST_F(DossiersTest, AnEntryOfAnEarlierVersionKnowsOneFile) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  const fs::path old = store_.layout().dossiers() / "complaint-v1";
  fs::create_directories(old);
  put(old / "dossier.json", "json");
  put(old / "dossier.html", "page");
  enter("complaint-v1", "");
  EXPECT_EQ(wrong(), Told{});
  put(old / "dossier.json", "autre");
  EXPECT_EQ(wrong(), Told{"changed dossiers/complaint-v1/dossier.json"});
}

TEST_F(DossiersTest, OnlyWhatTheLedgerKnowsIsPlacedWhereNothingLies) {
  put(staging_of(made_) / "dossier.json", "autre");
  put(staging_of(made_) / "annexe.html", "ajout");
  place_staged_dossiers(store_.layout(), *store_.entries(kDossierMade));
  EXPECT_EQ(wrong(), (Told{"changed dossiers/cnil-v1/dossier.json", "added dossiers/.cnil-v1.partial/annexe.html"}));
  put(made_ / "dossier.json", "json");
  fs::create_directories(staging_of(made_));
  put(staging_of(made_) / "dossier.html", "autre");
  place_staged_dossiers(store_.layout(), *store_.entries(kDossierMade));
  EXPECT_EQ(wrong(), (Told{"added dossiers/.cnil-v1.partial/annexe.html", "added dossiers/.cnil-v1.partial/dossier.html",
                           "added dossiers/.cnil-v1.partial/dossier.json"}));
}

TEST_F(DossiersTest, ADossierThatCannotBePlacedKeepsNoOtherFromItsPlace) {
  const fs::path other = store_.layout().dossiers() / "bad-v1";
  put(other, "no folder");
  fs::create_directories(staging_of(other));
  put(staging_of(other) / "dossier.json", "json");
  enter("bad-v1", sha256_of("json") + "  dossier.json\\n", "bad");
  place_staged_dossiers(store_.layout(), *store_.entries(kDossierMade));
  EXPECT_EQ(wrong(), Told{"changed dossiers/bad-v1"});
  EXPECT_TRUE(fs::exists(made_ / "dossier.html"));
}

TEST_F(DossiersTest, AFolderOfTwoReferencesIsTold) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  enter("cnil-v1", sha256_of("autre") + "  dossier.html\\n" + sha256_of("json") + "  dossier.json\\n", "cnil@ccas");
  EXPECT_EQ(wrong(), (Told{"changed dossiers/cnil-v1", "changed dossiers/cnil-v1/dossier.html"}));
}

TEST_F(DossiersTest, ANameOfTheLedgerNeverLeadsOutOfTheFolder) {
  ASSERT_TRUE(place_dossier(made_, sums()));
  enter("..", sha256_of("x") + "  case.sqlite\\n");
  enter("../../etc", sha256_of("x") + "  ../../passwd\\n");
  EXPECT_EQ(wrong(), Told{"absent dossiers/etc"});
}

}  // namespace
}  // namespace beffroi::casefile
