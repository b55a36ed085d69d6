// SPDX-License-Identifier: EUPL-1.2
#include "engine/publish.h"

#include <gtest/gtest.h>

#include <fstream>

#include "casefile/temporary_folder_for_tests.h"
#include "engine/notices.h"
#include "engine/page_copy.h"
#include "engine/situation.h"
#include "response/promises/promises.h"
#include "response/public_page/state.h"
#include "response/services/decide.h"

namespace beffroi::engine {
namespace {

namespace fs = std::filesystem;

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

class Publish : public testing::Test {
 protected:
  Publication publish(const PublishOptions& options = {}, base::Timestamp now = kNow) {
    auto done = publish_page(store, folder.path() / "page", options, "Léa", now);
    EXPECT_TRUE(done) << done.error().id;
    return done ? *std::move(done) : Publication{};
  }
  CopyCheck check(std::string_view fingerprint = {}) {
    auto done = check_copy((folder.path() / "page").string(), fingerprint);
    EXPECT_TRUE(done);
    return done ? *std::move(done) : CopyCheck{};
  }
  std::string read(const fs::path& path) {
    std::ifstream file(folder.path() / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const fs::path& path, const std::string& bytes) { std::ofstream(folder.path() / path, std::ios::binary) << bytes; }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
};

TEST_F(Publish, UnchangedInputChangesNoByteAndWritesNoEntry) {
  const Publication first = publish();
  EXPECT_EQ(first.written.size(), 11U);
  const auto before = response::entries_of(store)->size();
  const Publication again = publish();
  EXPECT_TRUE(again.written.empty());
  EXPECT_EQ(response::entries_of(store)->size(), before);
  EXPECT_TRUE(check().is_intact());
  EXPECT_EQ(check().manifest_sha256, again.manifest_sha256);
  EXPECT_EQ(first.fingerprint, again.fingerprint);
}

TEST_F(Publish, TheKeyIsTheCasesOwnAndOnlyItsOwnerReadsIt) {
  publish();
  const fs::path key = store.layout().page_key();
  EXPECT_EQ(fs::status(key).permissions() & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
  const std::string secret = read(key).substr(0, 64);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "page")) {
    if (entry.is_regular_file()) {
      EXPECT_EQ(read(entry.path()).find(secret), std::string::npos);
    }
  }
  write(key, "broken");
  EXPECT_EQ(publish_page(store, folder.path() / "page", {}, "Léa", kNow).error().id, "publish.key");
}

TEST_F(Publish, AForgeryWithAKeyOfItsOwnIsFoundOutByTheFingerprint) {
  const Publication done = publish();
  EXPECT_EQ(check(done.fingerprint).is_signed, Signed::yes);
  std::string spoken = done.fingerprint;
  std::erase(spoken, '-');
  EXPECT_EQ(check(spoken).is_signed, Signed::yes);
  EXPECT_EQ(check("0000-0000-0000-0000-0000").is_signed, Signed::other);
  EXPECT_FALSE(check("0000-0000-0000-0000-0000").is_intact());
  std::string manifest = read("page/manifest.json");
  manifest.replace(manifest.find("index.html"), 5, "Index");
  write("page/manifest.json", manifest);
  EXPECT_EQ(check().is_signed, Signed::no);
  fs::remove(folder.path() / "page" / "manifest.sig");
  EXPECT_EQ(check().is_signed, Signed::no);
}

TEST_F(Publish, OnceItIsOverThePageLeadsToItsArchiveWhichNeverChanges) {
  ASSERT_TRUE(response::make_promise(
      store, {response::PromiseKind::update, "Prochain point", {}, {kNow.nanoseconds + 3600 * base::kNanosecondsPerSecond}},
      kNow, "Léa"));
  publish();
  publish({.life = PublishOptions::Life::close});
  const std::string archive = read("page/archive.html");
  EXPECT_NE(archive.find("Prochaines nouvelles"), std::string::npos);
  EXPECT_NE(read("page/index.html").find("archive.html"), std::string::npos);
  EXPECT_EQ(read("page/index.html").find("Prochaines nouvelles"), std::string::npos);
  publish({.phone = "03 21 00 00 00"});
  EXPECT_EQ(read("page/archive.html"), archive);
  EXPECT_NE(read("page/index.html").find("tel:0321000000"), std::string::npos);
  publish({.life = PublishOptions::Life::reopen});
  EXPECT_FALSE(fs::exists(folder.path() / "page" / "archive.html"));
  EXPECT_TRUE(check().is_intact());
}

TEST_F(Publish, WhatThePageLacksIsSaid) {
  EXPECT_EQ(publish().missing, (std::vector<std::string>{"phone", "address", "next_update", "services"}));
  EXPECT_EQ(publish({.phone = "03 21 00 00 00", .address = "rue de la Mairie"}).missing,
            (std::vector<std::string>{"next_update", "services"}));
}

TEST_F(Publish, TheNumberOfASwitchboardThatWorksIsTheNumberOfTheTownHall) {
  using response::services::State;
  const auto say = [this](State state, const char* contact) {
    ASSERT_TRUE(response::services::decide(
        store, {.service = "switchboard", .name = "Standard téléphonique", .state = state, .contact = contact}, kNow, "Léa"));
  };
  say(State::normal, "03 81 62 40 30");
  EXPECT_EQ(publish().missing, (std::vector<std::string>{"address", "next_update"}));
  EXPECT_EQ(read("page/index.html").find("Cette page dira comment nous joindre"), std::string::npos);
  const auto words = *base::Catalogue::load(base::Language::french);
  EXPECT_EQ(facts_of(*situation_of(store, words, kNow), words).phone, "03 81 62 40 30");
}

TEST_F(Publish, NobodyIsSentToTheServiceThatIsDownNorToPaper) {
  using response::services::State;
  const auto say = [this](const char* service, const char* name, std::vector<std::string> channels) {
    response::services::Change change{.service = service, .name = name, .state = State::degraded, .channels = {}};
    change.channels = std::move(channels);
    ASSERT_TRUE(response::services::decide(store, change, kNow, "Léa"));
  };
  say("switchboard", "Standard téléphonique", {"phone", "counter"});
  say("post", "Courrier", {"post", "counter"});
  say("schools", "Écoles", {"paper"});
  say("reception", "Accueil du public", {"counter"});
  publish({.phone = "03 21 00 00 00"});
  const std::string page = read("page/index.html");
  EXPECT_NE(page.find("au guichet"), std::string::npos);
  for (const char* wrong : {"par téléphone", "par courrier", "sur papier"})
    EXPECT_EQ(page.find(wrong), std::string::npos) << wrong;
  EXPECT_NE(page.find("Appelez avant de venir"), std::string::npos) << "the schools";
}

TEST_F(Publish, NobodyIsSentToAClosedSwitchboardNorToACounterOfWhichNobodySaidThatItIsOpen) {
  using response::services::State;
  const auto say = [this](const char* service, const char* name, State state, std::vector<std::string> channels) {
    response::services::Change change{.service = service, .name = name, .state = state, .channels = {}};
    change.channels = std::move(channels);
    ASSERT_TRUE(response::services::decide(store, change, kNow, "Léa"));
  };
  say("schools", "Écoles", State::degraded, {"phone", "counter"});
  publish();
  EXPECT_NE(read("page/index.html").find("par téléphone"), std::string::npos) << "nobody said that the switchboard is closed";
  EXPECT_EQ(read("page/index.html").find("au guichet"), std::string::npos);
  say("switchboard", "Standard téléphonique", State::closed, {});
  publish();
  EXPECT_EQ(read("page/index.html").find("par téléphone"), std::string::npos);
}

TEST_F(Publish, ThePageIsBehindOnceResidentsWouldReadItOtherwise) {
  const auto words = *base::Catalogue::load(base::Language::french);
  const auto behind = [&] { return page_is_behind(*situation_of(store, words, kNow), words); };
  const auto say = [this](const char* service) {
    response::services::Change change{.service = service, .name = service, .state = response::services::State::closed};
    ASSERT_TRUE(response::services::decide(store, change, kNow, "Léa"));
  };
  say("schools");
  EXPECT_FALSE(behind()) << "there is no page yet";
  publish();
  EXPECT_FALSE(behind());
  say("payroll");
  EXPECT_FALSE(behind()) << "a tool of staff";
  say("canteen");
  EXPECT_TRUE(behind());
  EXPECT_EQ(situation_of(store, words, kNow)->board.decisions.front().text, "Écrire de nouveau la page des habitants");
  publish();
  EXPECT_FALSE(behind());
}

TEST_F(Publish, TheHourOfTheLastChangeIsThatOfWhatResidentsReadAndOfNothingElse) {
  const auto at = [](std::int64_t minutes) {
    return base::Timestamp{kNow.nanoseconds + minutes * 60 * base::kNanosecondsPerSecond};
  };
  const auto updated = [this] {
    const std::string status = read("page/status.json");
    const std::size_t begin = status.find("\"updated\": \"") + 12;
    return status.substr(begin, status.find('"', begin) - begin);
  };
  const auto promise = [&](const char* to, std::int64_t minutes) {
    ASSERT_TRUE(response::make_promise(store, {.text = "Point", .to = to, .due = at(minutes)}, kNow, "Léa"));
  };
  promise("les habitants", 60);
  promise("tous les agents", 50);
  publish({}, at(1));
  const std::string first = updated();
  EXPECT_EQ(first, base::format_rfc3339(at(1)).substr(0, 19) + "Z");

  ASSERT_TRUE(response::move_promise(store, "P2", at(55), "retard", kNow, "Léa"));
  ASSERT_TRUE(response::services::decide(
      store, {.service = "payroll", .name = "Paie", .state = response::services::State::closed}, kNow, "Léa"));
  EXPECT_TRUE(publish({}, at(2)).written.empty()) << "news and tools of staff";

  ASSERT_TRUE(response::move_promise(store, "P1", at(90), "le diagnostic dure", kNow, "Léa"));
  publish({}, at(3));
  const std::string moved = updated();
  EXPECT_GT(moved, first);
  ASSERT_TRUE(response::keep_promise(store, "P2", "Léa"));
  EXPECT_TRUE(publish({}, at(4)).written.empty());
  ASSERT_TRUE(response::withdraw_promise(store, "P1", "rien de neuf ce soir", "Léa"));
  publish({}, at(5));
  EXPECT_GT(updated(), moved);
  EXPECT_TRUE(check().is_intact());
}

TEST_F(Publish, AnHourThatPassesMakesThePageBehindAndACopyElsewhereIsTheSame) {
  const auto words = *base::Catalogue::load(base::Language::french), english = *base::Catalogue::load(base::Language::english);
  const base::Timestamp due{kNow.nanoseconds + 3600 * base::kNanosecondsPerSecond};
  const base::Timestamp later{due.nanoseconds + base::kNanosecondsPerSecond};
  ASSERT_TRUE(response::make_promise(store, {.text = "Prochain point", .due = due}, kNow, "Léa"));
  publish();
  EXPECT_FALSE(page_is_behind(*situation_of(store, words, kNow), words));
  EXPECT_FALSE(page_is_behind(*situation_of(store, english, kNow), english));
  EXPECT_TRUE(page_is_behind(*situation_of(store, words, later), words)) << "it still announces that hour";
  const base::Timestamp soon{kNow.nanoseconds + base::kNanosecondsPerSecond};
  ASSERT_TRUE(publish_page(store, folder.path() / "copy", {}, "Léa", soon));
  for (const char* file : {"index.html", "en/index.html", "feed.atom", "manifest.json"})
    EXPECT_EQ(read(fs::path("copy") / file), read(fs::path("page") / file)) << file;
}

TEST_F(Publish, AnEnglishTextIsHeldAgainstTheEnglishNamesOfTheServices) {
  using response::services::State;
  const auto say = [this](const char* service, const char* name, State state) {
    ASSERT_TRUE(response::services::decide(store, {.service = service, .name = name, .state = state}, kNow, "Léa"));
  };
  say("reception", "Accueil du public", State::normal);
  say("schools", "Écoles et accueil périscolaire", State::closed);
  const auto french = *base::Catalogue::load(base::Language::french), english = *base::Catalogue::load(base::Language::english);
  const auto* kind = response::notices::find(response::notices::built_in(), "web");
  ASSERT_TRUE(response::notices::draft(store, *kind, "Working as usual: Reception of the public.", english, "Léa"));
  ASSERT_TRUE(response::notices::approve(store, "N1", "Léa"));
  const auto situation = *situation_of(store, french, kNow);
  const auto own = words_of(response::notices::notices_of(situation.entries).front(), french);
  EXPECT_EQ(own.language(), base::Language::english);
  ASSERT_TRUE(response::notices::publish(store, "N1", {}, known_of(situation, own), kind, "Léa"));
  EXPECT_TRUE(outdated_in(*situation_of(store, french, kNow), french).empty());
  say("reception", "Accueil du public", State::closed);
  EXPECT_EQ(outdated_in(*situation_of(store, french, kNow), french).size(), 1U);
}

TEST_F(Publish, ANumberGivenForThePageStandsInTheTextsAndATextHasAHeadlineForResidents) {
  publish({.phone = "03 21 00 00 00", .address = "rue de la Mairie"});
  const auto french = *base::Catalogue::load(base::Language::french), english = *base::Catalogue::load(base::Language::english);
  const auto facts = facts_of(*situation_of(store, french, kNow), french);
  EXPECT_EQ(facts.phone, "03 21 00 00 00");
  EXPECT_EQ(facts.address, "rue de la Mairie");
  const auto* kind = response::notices::find(response::notices::built_in(), "web");
  ASSERT_TRUE(response::notices::draft(store, *kind, "Hello.", english, "Léa"));
  ASSERT_TRUE(response::notices::approve(store, "N1", "Léa"));
  const auto situation = *situation_of(store, french, kNow);
  ASSERT_TRUE(response::notices::publish(store, "N1", {}, known_of(situation, english), kind, "Léa"));
  publish();
  EXPECT_NE(read("page/en/index.html").find("<h3 lang=\"en\">" + kind->headline.en), std::string::npos);
  EXPECT_EQ(read("page/en/index.html").find(kind->title.en), std::string::npos) << "a word of ours";
}

TEST_F(Publish, ResidentsReadWhatACorrectionTookBack) {
  const auto french = *base::Catalogue::load(base::Language::french);
  const auto* kind = response::notices::find(response::notices::built_in(), "web");
  const auto out = [&] {
    ASSERT_TRUE(response::notices::approve(store, "N1", "Léa"));
    const auto situation = *situation_of(store, french, kNow);
    ASSERT_TRUE(response::notices::publish(store, "N1", {}, known_of(situation, french), kind, "Léa"));
    publish();
  };
  ASSERT_TRUE(response::notices::draft(store, *kind, "Bonjour.\n- La piscine vous attend.", french, "Léa"));
  out();
  EXPECT_EQ(read("page/textes.html").find("corrigé le"), std::string::npos);
  ASSERT_TRUE(response::notices::revise(store, "N1", "Bonjour.\n- Le gymnase vous attend.", "Léa"));
  out();
  const std::string texts = read("page/textes.html");
  EXPECT_NE(texts.find("corrigé le"), std::string::npos);
  EXPECT_NE(texts.find("<li lang=\"fr\">La piscine vous attend.</li>"), std::string::npos);
  EXPECT_EQ(texts.find("<li lang=\"fr\">Bonjour.</li>"), std::string::npos) << "that still holds";
}

TEST_F(Publish, TheFragmentLeadsToThePageWhereverItLies) {
  publish({.url = "https://info.exemple.fr/isbergues/"});
  EXPECT_NE(read("page/fragment.html").find("https://info.exemple.fr/isbergues/"), std::string::npos);
  publish();
  EXPECT_NE(read("page/en/fragment.html").find("https://info.exemple.fr/isbergues/"), std::string::npos) << "it is remembered";
}

TEST_F(Publish, NewsPromisedToStaffAreNoneForResidents) {
  const auto promise = [this](const char* to, std::int64_t hours) {
    const base::Timestamp due{kNow.nanoseconds + hours * 3'600 * base::kNanosecondsPerSecond};
    ASSERT_TRUE(response::make_promise(store, {.text = "Point", .to = to, .due = due}, kNow, "Léa"));
  };
  promise("tous les agents", 2);
  EXPECT_EQ(publish().missing, (std::vector<std::string>{"phone", "address", "next_update", "services"}));
  promise("les habitants", 20);
  publish();
  EXPECT_NE(read("page/index.html").find("Prochaines nouvelles"), std::string::npos);
}

TEST_F(Publish, OneIndexLeadsToThePagesOfSeveralTowns) {
  EXPECT_EQ(write_index(folder.path()).error().id, "publish.no_pages");
  publish();
  write("case/status.json", "{}");
  fs::create_directories(folder.path() / "forged");
  write("forged/status.json", R"({"place":"<script>alert(1)</script>","services":[{"state":"closed"}],"updated":"never"})");
  write("forged/manifest.json", "{}");
  ASSERT_EQ(*write_index(folder.path()), 2U);
  const std::string index = read("index.html");
  EXPECT_NE(index.find("href=\"page/index.html\""), std::string::npos);
  EXPECT_EQ(index.find("<script"), std::string::npos);
  EXPECT_EQ(*write_index(folder.path()), 2U) << "it may replace its own page";
  write("index.html", "another website");
  EXPECT_EQ(write_index(folder.path()).error().id, "publish.foreign");
}

TEST_F(Publish, WhatIsShownChangesThePage) {
  publish();
  const response::NewPromise next{
      response::PromiseKind::update, "Prochain point", {}, {kNow.nanoseconds + 3600 * base::kNanosecondsPerSecond}};
  ASSERT_TRUE(response::make_promise(store, next, kNow, "Léa"));
  EXPECT_FALSE(publish().written.empty());
}

TEST_F(Publish, AMirrorThatChangedAWordIsFoundOut) {
  publish();
  write("page/en/index.html", "nothing happened");
  fs::remove(folder.path() / "page" / "feed.atom");
  const CopyCheck checked = check();
  ASSERT_EQ(checked.deviations.size(), 2U);
  EXPECT_EQ(checked.deviations[0].state, "altered");
  EXPECT_EQ(checked.deviations[1].state, "absent");
  EXPECT_FALSE(checked.is_intact());
}

TEST_F(Publish, APageThatNobodySignedForIsAFaultAndAnotherFileARemark) {
  publish();
  write("page/robots.txt", "User-agent: *");
  ASSERT_EQ(check().deviations.size(), 1U);
  EXPECT_EQ(check().deviations.front().state, "beside");
  EXPECT_TRUE(check().is_intact());
  write("page/en/Paiement.HTML", "Payez ici");
  const CopyCheck poisoned = check();
  ASSERT_EQ(poisoned.deviations.size(), 2U);
  EXPECT_EQ(poisoned.deviations.front().path, "en/Paiement.HTML");
  EXPECT_EQ(poisoned.deviations.front().state, "extra");
  EXPECT_FALSE(poisoned.is_intact());
}

TEST_F(Publish, ACopySentAsTextIsCalledThatAndNotAltered) {
  const Publication done = publish();
  const auto as_text = [this](const fs::path& path) {
    std::string bytes;
    for (const char one : read(path)) bytes += one == '\n' ? std::string("\r\n") : std::string(1, one);
    write(path, bytes);
  };
  for (const char* file : {"page/index.html", "page/manifest.json", "page/manifest.pub"}) as_text(file);
  const CopyCheck checked = check(done.fingerprint);
  ASSERT_EQ(checked.deviations.size(), 3U);
  for (const Deviation& one : checked.deviations) EXPECT_EQ(one.state, "line_endings") << one.path;
  EXPECT_EQ(checked.is_signed, Signed::yes);
  EXPECT_FALSE(checked.is_intact()) << "whoever compares the hashes finds others";
  write("page/index.html", read("page/index.html") + "x");
  EXPECT_EQ(check().deviations.back().state, "altered");
}

TEST_F(Publish, ACopySaysOfWhenItIsAndTheCaseWhetherANewerPageWasPublished) {
  publish();
  const CopyCheck first = check();
  ASSERT_TRUE(first.updated);
  EXPECT_EQ(*first.updated, kNow);
  EXPECT_FALSE(first.exercise);
  EXPECT_FALSE(newer_than(first, *response::entries_of(store)));
  const base::Timestamp later{kNow.nanoseconds + 60 * base::kNanosecondsPerSecond};
  publish({.phone = "03 21 00 00 00"}, later);
  EXPECT_EQ(newer_than(first, *response::entries_of(store)), later);
  EXPECT_FALSE(newer_than(check(), *response::entries_of(store)));
  auto other = *casefile::Case::open_or_create(folder.path() / "other", {.actor = "Karim"});
  EXPECT_FALSE(newer_than(first, *response::entries_of(other))) << "its page is not this one";
}

TEST_F(Publish, AManifestThatLeadsElsewhereIsNotFollowed) {
  fs::create_directories(folder.path() / "page");
  write("secret", "x");
  write("page/manifest.json",
        R"({"schema":1,"files":[{"path":"../secret","sha256":"00"},{"path":"/etc/hosts","sha256":"00"}]})");
  const std::vector<Deviation> deviations = check().deviations;
  ASSERT_EQ(deviations.size(), 3U) << "and index.html is not listed";
  EXPECT_EQ(deviations[0].state, "refused");
  EXPECT_EQ(deviations[1].state, "refused");
  publish();
  EXPECT_TRUE(fs::exists(folder.path() / "secret"));
}

TEST_F(Publish, ThePageOfAnotherCaseIsNeverOverwritten) {
  publish();
  const std::string manifest = read("page/manifest.json");
  auto other = *casefile::Case::open_or_create(folder.path() / "other", {.actor = "Karim"});
  EXPECT_EQ(publish_page(other, folder.path() / "page", {.because = "motif"}, "Karim", kNow).error().id, "publish.other_case");
  EXPECT_EQ(read("page/manifest.json"), manifest);
  fs::remove(store.layout().page_key());
  EXPECT_FALSE(publish().written.empty()) << "a new key of the same case";
}

TEST_F(Publish, AnotherWebsiteIsNeverOverwrittenAndANameIsNeeded) {
  fs::create_directories(folder.path() / "page");
  write("page/index.html", "the town's own");
  EXPECT_EQ(publish_page(store, folder.path() / "page", {}, "Léa", kNow).error().id, "publish.foreign");
  EXPECT_EQ(publish_page(store, folder.path() / "other", {}, {}, kNow).error().id, "publish.by_whom");
  EXPECT_EQ(check_copy((folder.path() / "page").string(), {}).error().id, "publish.no_manifest");
  EXPECT_EQ(check_copy("https://exemple.fr/page", {}).error().id, "publish.address");
}

}  // namespace
}  // namespace beffroi::engine
