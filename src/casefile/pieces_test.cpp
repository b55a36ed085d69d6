// SPDX-License-Identifier: EUPL-1.2
#include "casefile/pieces.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "casefile/case.h"
#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::casefile {
namespace {

class PiecesTest : public testing::Test {
 protected:
  PiecesTest() : store_(*Case::open_or_create(folder_.path() / "case", {.actor = "Camille"})) {}

  std::filesystem::path document(std::string_view name, std::string_view content) {
    std::ofstream(folder_.path() / name) << content;
    return folder_.path() / name;
  }
  std::string sums() const {
    std::stringstream text;
    text << std::ifstream(store_.layout().checksums()).rdbuf();
    return text.str();
  }
  Verification verified() {
    const auto nothing = [](const auto&...) { return base::fail("evidence.not_found"); };
    auto outcome =
        store_.verify([&](const model::Origin&, const base::Digest&) -> base::Result<base::Digest> { return nothing(); },
                      [&](const model::Citation&) -> base::Result<bool> { return nothing(); });
    EXPECT_TRUE(outcome);
    return *std::move(outcome);
  }

  TemporaryFolder folder_;
  Case store_;
};

TEST_F(PiecesTest, IsKeptListedAndVerified) {
  const auto piece = store_.keep(document("note \n.txt", "payez"));
  ASSERT_TRUE(piece) << piece.error().id;
  EXPECT_EQ(piece->sha256, base::sha256(base::as_bytes(std::string_view("payez"))));
  EXPECT_EQ(piece->size, 5U);
  EXPECT_NE(sums().find(piece->sha256.hex() + "  " + place_of(piece->sha256) + "\n"), std::string::npos) << sums();
  EXPECT_TRUE(verified().passed());
}

TEST_F(PiecesTest, TheSameContentIsEnteredOnce) {
  ASSERT_TRUE(store_.keep(document("a", "payez")));
  ASSERT_TRUE(store_.keep(document("b", "payez")));
  ASSERT_TRUE(store_.keep(document("c", "autre")));
  EXPECT_EQ(store_.entries(kPieceKept)->size(), 2U);
  EXPECT_EQ(pieces_of(*store_.entries()).size(), 2U);
  EXPECT_TRUE(verified().passed());
}

TEST_F(PiecesTest, AnAlterationIsNamedAndSoIsALoss) {
  const auto piece = *store_.keep(document("a", "payez"));
  std::ofstream(store_.layout().directory / place_of(piece.sha256)) << "rien";
  ASSERT_EQ(verified().changed_files.size(), 1U);
  EXPECT_EQ(verified().changed_files[0].name, place_of(piece.sha256));
  EXPECT_FALSE(verified().changed_files[0].absent);
  std::filesystem::remove(store_.layout().directory / place_of(piece.sha256));
  EXPECT_TRUE(verified().changed_files[0].absent);
}

TEST_F(PiecesTest, WhatIsErasedForAReasonIsNoLossAndItsHashStays) {
  const auto piece = *store_.keep(document("liste.txt", "\\\\srv\\ccas\\dupont.pdf"));
  ASSERT_TRUE(store_.keep(document("b", "payez")));
  EXPECT_EQ(store_.erase(base::sha256(base::as_bytes(std::string_view("autre"))), "fini", "Léa").error().id,
            "casefile.no_piece");
  ASSERT_TRUE(store_.erase(piece.sha256, "comparaison faite", "Léa"));
  EXPECT_FALSE(std::filesystem::exists(store_.layout().directory / place_of(piece.sha256)));
  EXPECT_EQ(sums().find(piece.sha256.hex()), std::string::npos);
  EXPECT_EQ(pieces_of(*store_.entries()).size(), 1U);
  const Verification verification = verified();
  EXPECT_TRUE(verification.passed());
  ASSERT_EQ(verification.erased.size(), 1U);
  EXPECT_EQ(verification.erased[0].by, "Léa");
  EXPECT_EQ(verification.erased[0].because, "comparaison faite");
  EXPECT_EQ(verification.erased[0].piece.name, "liste.txt");
  // Killed between the entry and the removal, or put back: told, and a second command ends it.
  std::ofstream(store_.layout().directory / place_of(piece.sha256)) << "là";
  EXPECT_FALSE(verified().passed());
  ASSERT_TRUE(store_.erase(piece.sha256, "encore", "Léa"));
  EXPECT_TRUE(verified().passed());
  // Kept again, it is an ordinary document, and a loss of it a loss.
  ASSERT_TRUE(store_.keep(document("liste.txt", "\\\\srv\\ccas\\dupont.pdf")));
  EXPECT_TRUE(verified().erased.empty());
  std::filesystem::remove(store_.layout().directory / place_of(piece.sha256));
  EXPECT_FALSE(verified().passed());
}

TEST_F(PiecesTest, ACrashBetweenTheSealAndTheListLeavesTheOneBefore) {
  ASSERT_TRUE(store_.keep(document("a", "un")));
  const std::string before = sums();
  ASSERT_TRUE(store_.keep(document("b", "deux")));
  std::ofstream(store_.layout().checksums()) << before;
  EXPECT_TRUE(verified().passed());
  std::ofstream(store_.layout().checksums()) << before << "0000  autre\n";
  EXPECT_FALSE(verified().passed());
}

TEST_F(PiecesTest, ARunSealsThemAgain) {
  const auto piece = *store_.keep(document("a", "payez"));
  ASSERT_TRUE(store_.begin_run({"diagnose", "1", {}}));
  ASSERT_TRUE(store_.write(Output::report, "<p>"));
  ASSERT_TRUE(store_.finish_run());
  EXPECT_NE(sums().find(place_of(piece.sha256)), std::string::npos);
  ASSERT_TRUE(store_.keep(document("b", "autre")));
  EXPECT_NE(sums().find("report.html"), std::string::npos);
  EXPECT_TRUE(verified().passed());
}

TEST_F(PiecesTest, AnAlteredReportIsNotSealedByTheNextPiece) {
  ASSERT_TRUE(store_.begin_run({"diagnose", "1", {}}));
  ASSERT_TRUE(store_.write(Output::report, "<p>"));
  ASSERT_TRUE(store_.finish_run());
  std::ofstream(store_.layout().report()) << "<p>autre";
  ASSERT_TRUE(store_.keep(document("a", "payez")));
  EXPECT_FALSE(verified().passed());
}

TEST_F(PiecesTest, OnlyARegularFileIsCopied) {
  ASSERT_EQ(::mkfifo((folder_.path() / "pipe").c_str(), 0600), 0);
  for (const auto& path :
       {folder_.path(), folder_.path() / "absent", folder_.path() / "pipe", std::filesystem::path("/dev/zero")}) {
    const auto refused = store_.keep(path);
    ASSERT_FALSE(refused) << path;
    EXPECT_EQ(refused.error().id, "casefile.piece");
  }
  EXPECT_TRUE(std::filesystem::is_empty(store_.layout().pieces()));
}

}  // namespace
}  // namespace beffroi::casefile
