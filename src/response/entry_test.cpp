// SPDX-License-Identifier: EUPL-1.2
#include "response/entry.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response {
namespace {

casefile::Case open(const casefile::TemporaryFolder& folder) {
  auto store = casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  EXPECT_TRUE(store) << store.error().id;
  return *std::move(store);
}

TEST(Entry, KeepsTheTypesOfItsMembersWhateverTheTextsHold) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const base::Timestamp night{1'700'000'000'123'456'789};
  const base::Arguments members{{"text", std::string("« Écran noir »\n\"\\\x1b[31m 2026-01-01T00:00:00Z")},
                                {"machines", std::int64_t{12}},
                                {"seen", true},
                                {"seen_at", night},
                                {"where", std::string()}};
  const auto written = note(store, "declaration.seen", "screens", members);
  ASSERT_TRUE(written) << written.error().id;
  const auto read = entries_of(store);
  ASSERT_TRUE(read) << read.error().id;
  const Entry& entry = read->back();
  EXPECT_EQ(entry.by, "Camille");
  EXPECT_EQ(entry.kind, "declaration.seen");
  EXPECT_EQ(entry.subject, "screens");
  EXPECT_EQ(entry.text("text"), std::get<std::string>(members[0].value));
  EXPECT_EQ(entry.number("machines"), 12);
  EXPECT_TRUE(entry.truth("seen"));
  EXPECT_EQ(entry.moment("seen_at"), night);
  EXPECT_EQ(entry.text("seen_at"), "");
  EXPECT_EQ(entry.moment("text"), std::nullopt);
}

TEST(Entry, IsWrittenByThePersonWhoIsNamed) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const auto written = note(store, "decision", "", {{"text", std::string("tout couper")}}, "Le maire");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->by, "Le maire");
}

TEST(Entry, ATextOfUnreasonableLengthIsRefusedByName) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const auto refused = note(store, "decision", "", {{"text", std::string(kMaxText + 1, 'x')}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "response.text_too_long");
}

TEST(Entry, AKindHoldsWhatStandsBelowItOnly) {
  EXPECT_TRUE(is_kind({.kind = "measure.decided"}, "measure"));
  EXPECT_TRUE(is_kind({.kind = "measure"}, "measure"));
  EXPECT_FALSE(is_kind({.kind = "measured"}, "measure"));
  EXPECT_FALSE(is_kind({.kind = "measure"}, "measure.decided"));
}

}  // namespace
}  // namespace beffroi::response
