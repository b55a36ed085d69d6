// SPDX-License-Identifier: EUPL-1.2
#include "engine/obligations.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "casefile/temporary_folder_for_tests.h"
#include "response/declarations/declarations.h"
#include "response/services/roster.h"

namespace beffroi::engine {
namespace {

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

class ObligationsOfACase : public testing::Test {
 protected:
  response::Deadline council_notice() {
    const auto entries = *response::entries_of(store);
    const auto all = *obligations_of(entries, town, "62", kNow);
    const auto found = std::ranges::find(all, std::string_view("council_notice"), &response::Deadline::id);
    EXPECT_NE(found, all.end());
    return found == all.end() ? response::Deadline{} : *found;
  }
  static bool lacks_population(const response::Deadline& deadline) {
    return std::ranges::find(deadline.missing, "population") != deadline.missing.end();
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  std::optional<town::Town> town;
};

TEST_F(ObligationsOfACase, TheNumberOfInhabitantsThatAPersonNotedCounts) {
  town = town::Town{.kind = town::BodyKind::commune};
  response::Declaring council{.event = "council_date"};
  council.at = base::Timestamp{kNow.nanoseconds + 20 * 86'400 * base::kNanosecondsPerSecond};
  ASSERT_TRUE(response::declare(store, council, "Camille"));
  const response::Deadline unknown = council_notice();
  EXPECT_TRUE(lacks_population(unknown));
  ASSERT_TRUE(response::services::note_population(store, 900, "Camille"));
  const response::Deadline small = council_notice();
  EXPECT_FALSE(lacks_population(small));
  EXPECT_GT(small.due, unknown.due) << "a small commune convenes later";
  town->population = 8'900;
  EXPECT_EQ(council_notice().due, unknown.due) << "the file comes first";
}

}  // namespace
}  // namespace beffroi::engine
