// SPDX-License-Identifier: EUPL-1.2
#include "response/people/listings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "casefile/temporary_folder_for_tests.h"
#include "response/people/exposure.h"
#include "response/people/sendings.h"

namespace beffroi::response::people {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

town::Town with_places(std::vector<std::string> places) {
  town::Town town;
  town.data_sets.resize(1);
  town.data_sets[0].id = "ccas";
  town.data_sets[0].categories = {"santé"};
  town.data_sets[0].places = std::move(places);
  return town;
}

Matches matched(const town::Town& town, std::string_view text, std::size_t piece = 1'000'000) {
  Matcher matcher(town);
  for (std::size_t at = 0; at < text.size(); at += piece) matcher.feed(text.substr(at, piece));
  return matcher.finish();
}

TEST(PublishedListing, FindsAFolderWhateverItsCaseAndSeparators) {
  const town::Town town = with_places({R"(\\SRV-FIC.ville.local\partage\CCAS Dossiers)"});
  for (const char* text : {R"(\\srv-fic\PARTAGE\ccas dossiers\a.pdf)", "./srv-fic/partage/ccas_dossiers/a.pdf",
                           "Partage/CCAS Dossiers/", R"("\\\\SRV-FIC\\Partage\\CCAS Dossiers\\b.doc",1234)",
                           R"( Répertoire de D:\partage\CCAS Dossiers)", "backup/2024/x/y/partage/ccas dossiers/z.txt\r\n"}) {
    const Matches matches = matched(town, text);
    ASSERT_EQ(matches.sets.size(), 1U) << text;
    EXPECT_TRUE(matches.sets[0].whole) << text;
    EXPECT_EQ(matches.sets[0].set, "ccas");
  }
  for (const char* text :
       {"", "partage/autre/ccas dossiers", "partages/ccas dossiers", "ccas dossiers/partage", "partage ccas dossiers"})
    EXPECT_THAT(matched(town, text).sets, IsEmpty()) << text;
}

TEST(PublishedListing, AFolderByItsNameAloneIsWeakerAndOnlyNearTheTop) {
  const town::Town town = with_places({R"(\\SRV\Social)"});
  EXPECT_FALSE(matched(town, "Social/dupont.pdf").sets.at(0).whole);
  EXPECT_TRUE(matched(town, "srv/social/dupont.pdf").sets.at(0).whole);
  EXPECT_THAT(matched(town, "a/b/c/d/social/dupont.pdf").sets, IsEmpty());
  EXPECT_THAT(matched(town, "asocial/dupont.pdf").sets, IsEmpty());
  EXPECT_THAT(matched(with_places({R"(\\SRV\RH)", R"(\\SRV\)", ""}), "rh/x").searched_for_nothing,
              ElementsAre(R"(\\SRV\RH)", R"(\\SRV\)", ""));
}

TEST(PublishedListing, LinesAreNumberedAndAMultitudeIsCounted) {
  const town::Town town = with_places({"/srv/partage/ccas"});
  std::string text = "rien\n\npartage\n";
  for (int i = 0; i < 100; ++i) text += "/srv/partage/ccas/" + std::to_string(i) + "\n";
  const Matches whole = matched(town, text);
  EXPECT_EQ(whole.lines, 103U);
  ASSERT_EQ(whole.sets.size(), 1U);
  EXPECT_EQ(whole.sets[0].count, 100U);
  EXPECT_EQ(whole.sets[0].lines.size(), kMaxLinesNamed);
  EXPECT_EQ(whole.sets[0].lines.front(), 4U);
  for (const std::size_t piece : {1U, 2U, 7U, 64U}) EXPECT_EQ(matched(town, text, piece).sets, whole.sets) << piece;
}

TEST(PublishedListing, PowerShellAndOldWindowsWriteItToo) {
  const town::Town town = with_places({R"(D:\Données\État civil)"});
  const std::string line = "D:\\Données\\État civil\\acte.pdf\r\n";
  EXPECT_EQ(matched(town, line).sets.size(), 1U);
  const std::string wide = "\xFF\xFE" + base::utf8_to_utf16le(line);
  for (const std::size_t piece : {1U, 3U, 1000U}) EXPECT_EQ(matched(town, wide, piece).sets.size(), 1U) << piece;
  EXPECT_EQ(matched(town,
                    "D:\\Donn\xE9"
                    "es\\\xC9tat civil\\acte.pdf")
                .sets.size(),
            1U);
}

TEST(PublishedListing, HostileLinesEndNothing) {
  const town::Town town = with_places({"/srv/partage/ccas", R"(\\SRV\Social)"});
  std::string text(3U << 20, '/');
  text += "\n" + std::string(2U << 20, 'a') + "\n";
  for (int i = 0; i < 10'000; ++i) text += "ccas/";
  text += '\n';
  for (int i = 0; i < 256; ++i) text += static_cast<char>(i);
  text += "\n/srv/partage/ccas/fin";
  const Matches matches = matched(town, text);
  EXPECT_EQ(matches.lines, 6U) << "one of the 256 bytes is a line end";
  ASSERT_EQ(matches.sets.size(), 1U);
  EXPECT_THAT(matches.sets[0].lines, ElementsAre(6U));
}

class ListingLog : public testing::Test {
 protected:
  std::filesystem::path written(std::string_view text) {
    std::ofstream(folder.path() / "liste.txt", std::ios::binary) << text;
    return folder.path() / "liste.txt";
  }
  std::vector<Listing> now() { return listings_of(*entries_of(store)); }

  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  town::Town town = with_places({"/srv/partage/ccas"});
};

TEST_F(ListingLog, AHitIsPublicWithItsCitationAndOutlivesTheListing) {
  const std::string text = "partage/ccas/dupont.pdf\n";
  const auto piece = *store.keep(written(text));
  ASSERT_TRUE(note_listing(store, "liste.txt", piece.sha256.hex(), "site", matched(town, text), "Léa"));
  const auto check = [&] {
    const Evidence evidence(town, Diagnosed{}, *entries_of(store));
    const auto grounds = evidence.grounds_of(town.data_sets[0]);
    EXPECT_EQ(exposure_of(grounds), Exposure::exposed);
    EXPECT_EQ(grounds.front().why, "listed");
    EXPECT_EQ(grounds.front().sha256, piece.sha256.hex());
    EXPECT_EQ(grounds.front().lines, "1");
    EXPECT_EQ(evidence.score_of({}, grounds).step(Input::confidentiality).value, 50);
  };
  check();
  ASSERT_TRUE(store.erase(piece.sha256, "comparée", "Léa"));
  check();
  EXPECT_TRUE(now().at(0).erased);
  EXPECT_EQ(now().at(0).erased_because, "comparée");
  const std::vector<Entry> journal = *entries_of(store);
  for (const Entry& entry : journal) {
    for (const base::Argument& member : entry.members) {
      const auto* said = std::get_if<std::string>(&member.value);
      if (!said) continue;
      EXPECT_EQ(said->find("dupont"), std::string::npos) << "no line of the listing stands in the ledger";
    }
  }
}

TEST_F(ListingLog, MatchedAgainTheLastTimeCountsAndAKilledOneIsSeen) {
  const std::string hash(64, 'a');
  const Matches two{
      .lines = 9, .sets = {{"ccas", "/srv/a", true, 1, {1}}, {"ccas", "/srv/b", true, 1, {2}}}, .searched_for_nothing = {}};
  ASSERT_TRUE(note_listing(store, "l", hash, "", two, "Léa"));
  EXPECT_EQ(now().at(0).matches.size(), 2U);
  EXPECT_FALSE(now().at(0).interrupted);
  ASSERT_TRUE(note_listing(store, "l", hash, "", {.lines = 9, .sets = {}, .searched_for_nothing = {}}, "Léa"));
  ASSERT_EQ(now().size(), 1U);
  EXPECT_THAT(now()[0].matches, IsEmpty());
  ASSERT_TRUE(note(store, "people.listing", hash, {{"lines", std::int64_t{9}}, {"matched", std::int64_t{1}}}));
  EXPECT_TRUE(now()[0].interrupted);
}

TEST_F(ListingLog, SendingsAreCountsAndSentencesWithoutNames) {
  const auto state = [this] { return sendings_of(*entries_of(store)); };
  EXPECT_EQ(note_sent(store, {"paie", "Paie", "pigeon", 3, {}, {}}, "Léa").error().id, "people.channel");
  EXPECT_EQ(note_sent(store, {"paie", "Paie", "post", 0, {}, {}}, "Léa").error().id, "people.count");
  EXPECT_EQ(note_sent(store, {"paie", "Paie", "post", 3, {}, "à jean@ville.fr"}, "Léa").error().id, "people.names_somebody");
  EXPECT_FALSE(names_somebody("lettre type du 26/11/2026, 2e envoi"));
  EXPECT_TRUE(names_somebody("rappeler le 06 12 34 56 78"));
  const Entry sent = *note_sent(store, {"paie", "Paie", "courrier", 42, {}, "lettre type"}, "Léa");
  EXPECT_EQ(note_returned(store, sent.seq + 7, 1, "", "Léa").error().id, "people.no_sending");
  ASSERT_TRUE(note_returned(store, sent.seq, 2, "n’habite plus là", "Léa"));
  EXPECT_EQ(note_returned(store, sent.seq, 41, "", "Léa").error().id, "people.too_many_returned");
  // Two commands at once that both looked before either wrote: nothing is lost, and no more returns than were sent.
  ASSERT_TRUE(
      note(store, "people.returned", "paie", {{"sending", static_cast<std::int64_t>(sent.seq)}, {"count", std::int64_t{41}}}));
  EXPECT_EQ(state().sent.at(0).returned, 42);
  ASSERT_TRUE(
      note_asked(store, {.count = 12, .text = "Mon RIB est-il concerné ?", .answer = "Oui", .channel = "guichet"}, "Léa"));
  EXPECT_EQ(state().asked.at(0).channel, "counter");
  EXPECT_EQ(note_asked(store, {.text = ""}, "Léa").error().id, "people.no_question");
}

TEST_F(ListingLog, ASendingToldTwiceCountsOnceAndACorrectionReplacesIt) {
  const auto state = [this] { return sendings_of(*entries_of(store)); };
  const base::Timestamp morning{1'800'000'000'000'000'000}, evening{1'800'030'000'000'000'000};
  const Entry first = *note_sent(store, {"paie", "Paie", "post", 42, morning, "lettre type"}, "Léa");
  EXPECT_EQ(note_sent(store, {"paie", "Paie", "courrier", 42, {}, {}}, "Karim").error().id, "people.already_sent");
  EXPECT_EQ(note_sent(store, {"paie", "Paie", "post", 45, morning, {}}, "Karim").error().id, "people.already_sent");
  ASSERT_TRUE(note_sent(store, {"paie", "Paie", "email", 42, {}, {}}, "Karim")) << "by another channel";
  ASSERT_TRUE(note_sent(store, {"paie", "Paie", "post", 42, evening, {}}, "Karim")) << "at another hour";
  ASSERT_TRUE(note_sent(store, {"ccas", "CCAS", "post", 42, {}, {}}, "Karim")) << "to other people";
  const Entry again = *note_sent(store, {"paie", "Paie", "post", 42, {}, {}, true}, "Karim");
  EXPECT_EQ(state().told(), 5 * 42);
  EXPECT_EQ(withdraw_sent(store, again.seq, "", "Karim").error().id, "people.no_reason");
  EXPECT_EQ(withdraw_sent(store, again.seq, "rappeler le 06 12 34 56 78", "Karim").error().id, "people.names_somebody");
  EXPECT_EQ(correct_sent(store, first.seq, {.count = 40}, "doublon de jean@ville.fr", "Léa").error().id,
            "people.names_somebody");
  ASSERT_TRUE(withdraw_sent(store, again.seq, "noté deux fois", "Karim"));
  ASSERT_TRUE(note_returned(store, first.seq, 2, "", "Léa"));
  EXPECT_EQ(correct_sent(store, first.seq, {.count = 1}, "", "Léa").error().id, "people.too_many_returned");
  EXPECT_EQ(correct_sent(store, again.seq, {.count = 1}, "", "Léa").error().id, "people.no_sending");
  ASSERT_TRUE(correct_sent(store, first.seq, {.count = 40}, "deux doublons", "Léa"));
  EXPECT_EQ(state().told(), 3 * 42 + 40 - 2);
  EXPECT_EQ(state().sent.at(0).id, first.seq);
  EXPECT_EQ(state().sent.at(0).at, morning) << "what a correction does not say stays";
}

}  // namespace
}  // namespace beffroi::response::people
