// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/contradictions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response {
namespace {

class Contradictions : public testing::Test {
 protected:
  Entry say(const Declaring& what, std::string_view by) {
    auto entry = declare(store, what, by);
    EXPECT_TRUE(entry) << entry.error().id;
    return entry ? *std::move(entry) : Entry{};
  }
  std::vector<Contradiction> found() {
    entries = *entries_of(store);
    return contradictions_in(entries);
  }

  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  std::vector<Entry> entries;
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

TEST_F(Contradictions, PublishedDataAndANoAboutPersonalDataAreToldWithWhoSaidThem) {
  say({.event = "data_published", .text = "vu sur un forum"}, "M. Petit");
  EXPECT_TRUE(found().empty());
  say({.event = "personal_data_concerned", .state = "no"}, "DPD");
  ASSERT_EQ(found().size(), 1U);
  EXPECT_EQ(found()[0].first.by, "M. Petit");
  EXPECT_EQ(found()[0].second.by, "DPD");
  const std::string told = text_of(found()[0], words);
  for (const char* part : {"vu sur un forum", "M. Petit", "DPD", "non"}) EXPECT_TRUE(told.contains(part)) << told;
}

TEST_F(Contradictions, ANoThatALaterDocumentConfirmsHasWeighedWhatItDenies) {
  say({.known = Known::document, .event = "personal_data_concerned", .state = "no"}, "DPD");
  say({.event = "data_published"}, "M. Petit");
  EXPECT_EQ(found().size(), 1U) << "the document came before";
  say({.known = Known::document, .event = "personal_data_concerned", .state = "no"}, "DPD");
  EXPECT_TRUE(found().empty());
}

TEST_F(Contradictions, AYesAndANoOfTheSameLegalPersonAreOneAndThoseOfTwoAreNone) {
  say({.event = "high_risk", .state = "yes"}, "DPD");
  say({.event = "high_risk", .state = "no", .particulars = {{"legal_person", "ccas"}}}, "DPD");
  EXPECT_TRUE(found().empty());
  const Entry denied = say({.event = "high_risk", .state = "no"}, "Le maire");
  EXPECT_EQ(found().size(), 1U);
  ASSERT_TRUE(withdraw_declaration(store, denied.seq, "mal compris", "Le maire"));
  EXPECT_TRUE(found().empty());
}

TEST(EventsThatDoubt, NameAnotherEventAndOneOfItsStates) {
  const EventCatalogue& all = EventCatalogue::embedded();
  for (const DeclaredEvent& event : all.all()) {
    for (const auto& [other, state] : event.doubts) {
      const DeclaredEvent* named = all.find(other);
      ASSERT_TRUE(named) << event.id << ": " << other;
      EXPECT_NE(std::ranges::find(named->states, state), named->states.end()) << event.id << ": " << state;
    }
  }
  EXPECT_FALSE(all.find("data_published")->doubts.empty());
}

}  // namespace
}  // namespace beffroi::response
