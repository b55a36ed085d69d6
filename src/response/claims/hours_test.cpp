// SPDX-License-Identifier: EUPL-1.2
// Days and hours that a sentence names, services by the words that people have for them, and what a text speaks of once it went out.
#include <gtest/gtest.h>

#include "response/claims/check.h"
#include "response/notices/notices.h"

namespace beffroi::response::claims {
namespace {

// A Thursday, 12:00 in Paris.
const base::Timestamp kNow = *base::parse_rfc3339("2026-11-26T12:00:00+01:00");

base::Timestamp at(std::string_view text) { return *base::parse_rfc3339(text); }

class ClaimHours : public testing::Test {
 protected:
  Known known() const {
    return {.diagnosed = diagnosed,
            .entries = entries,
            .services = services,
            .now = kNow,
            .zone = zone,
            .receipts = receipts,
            .done_at = done_at,
            .updates = updates};
  }
  Checked first(std::string_view text) {
    const std::vector<Checked> all = check(text, known());
    EXPECT_FALSE(all.empty()) << text;
    return all.empty() ? Checked{} : all.front();
  }
  Answer answer_to(std::string_view text) { return first(text).answer; }

  Diagnosed diagnosed;
  std::vector<Entry> entries;
  std::vector<PublicService> services;
  std::vector<std::string> receipts;
  std::map<std::string, base::Timestamp, std::less<>> done_at;
  std::vector<base::Timestamp> updates;
  base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
};

TEST_F(ClaimHours, ADeedIsHeldAgainstTheDayOnWhichItWasDone) {
  receipts = {"complaint"};
  EXPECT_EQ(answer_to("Le maire a porté plainte ce matin."), Answer::carried) << "nobody noted when";
  done_at = {{"complaint", at("2026-11-25T09:00:00+01:00")}};
  for (const char* wrong : {"Le maire a porté plainte ce matin.", "Une plainte a été déposée le 26 novembre.",
                            "A complaint was filed today.", "A complaint was filed on 26 November."})
    EXPECT_EQ(answer_to(wrong), Answer::contradicted) << wrong;
  for (const char* right : {"Le maire a porté plainte hier.", "Une plainte a été déposée le 25 novembre.",
                            "Une plainte a été déposée.", "A complaint was filed yesterday.", "We have now filed a complaint."})
    EXPECT_EQ(answer_to(right), Answer::carried) << right;
}

TEST_F(ClaimHours, TheNextNewsAreThoseThatWerePromised) {
  EXPECT_EQ(answer_to("Prochain point demain à 14 h."), Answer::unclear) << "nobody promised any hour";
  updates = {at("2026-11-27T18:00:00+01:00")};
  for (const char* right : {"Prochain point demain à 18 h.", "Prochain point vendredi 27 novembre 2026 à 18 h 00.",
                            "Next update tomorrow at 18:00."})
    EXPECT_EQ(answer_to(right), Answer::carried) << right;
  for (const char* wrong : {"Prochain point demain à 14 h.", "Prochaines nouvelles à 18 h.", "Next update tomorrow at 14:00."})
    EXPECT_EQ(answer_to(wrong), Answer::contradicted) << wrong;
  EXPECT_EQ(answer_to("Prochain point le 25 novembre 2026 à 18 h."), Answer::not_carried) << "that hour has passed";
}

TEST_F(ClaimHours, ATextThatWentOutSpeaksFromItsOwnDay) {
  notices::Notice notice{.id = "N1", .kind = "web"};
  notice.versions = {{1, {}, "Léa", "Prochain point demain à 18 h."}};
  notice.publications.push_back({.entry = 2, .utc = at("2026-11-25T17:00:00+01:00"), .by = "Léa", .version = 1});
  updates = {at("2026-11-26T18:00:00+01:00")};
  EXPECT_TRUE(notices::to_withdraw({notice}, known()).empty()) << "its tomorrow is today";
  updates = {at("2026-11-26T20:00:00+01:00")};
  EXPECT_EQ(notices::to_withdraw({notice}, known()).size(), 1U) << "the promise was moved";
  notice.publications[0].utc = at("2026-11-24T17:00:00+01:00");
  EXPECT_TRUE(notices::to_withdraw({notice}, known()).empty()) << "its hour has passed";
}

TEST_F(ClaimHours, HowAServiceStandsTodaySaysNothingOfADayToCome) {
  services = {{.id = "reception", .name = "Accueil du public", .state = "normal"}};
  EXPECT_EQ(answer_to("La mairie est ouverte."), Answer::carried);
  EXPECT_EQ(answer_to("La mairie est ouverte lundi."), Answer::unclear);
  EXPECT_EQ(answer_to("The town hall is open on Monday."), Answer::unclear);
  services[0].state = "closed";
  EXPECT_EQ(answer_to("La mairie est ouverte."), Answer::contradicted);
  EXPECT_EQ(answer_to("La mairie est ouverte lundi."), Answer::not_carried);
}

TEST_F(ClaimHours, ServicesAreNamedByEverydayWordsInBothLanguages) {
  services = {
      {.id = "canteen", .name = "Restauration collective", .state = "closed", .also = {"cantine", "School meals", "canteen"}},
      {.id = "schools", .name = "Enseignement", .state = "closed", .also = {"école", "school"}},
      {.id = "media_library", .name = "Médiathèque", .state = "normal", .also = {"bibliothèque", "library"}},
      {.id = "civil_status_births", .name = "État civil : naissances", .state = "degraded", .also = {"naissance"}}};
  for (const char* wrong :
       {"La cantine fonctionne comme d’habitude.", "Les écoles fonctionnent normalement.", "Schools are open as usual.",
        "The library is closed.", "Les actes de naissance peuvent être délivrés normalement."})
    EXPECT_EQ(answer_to(wrong), Answer::contradicted) << wrong;
  for (const char* right : {"La bibliothèque est ouverte.", "The library is open.", "La cantine est fermée."})
    EXPECT_EQ(answer_to(right), Answer::carried) << right;
}

TEST_F(ClaimHours, NobodyIsSentToAMailboxThatIsDown) {
  services = {{.id = "mail", .name = "Messagerie", .state = "closed"}};
  for (const char* wrong : {"Vous pouvez nous écrire à mairie@exemple.fr.", "Écrivez-nous par courriel.",
                            "You can write to us by email.", "Write to us at mairie@exemple.fr."})
    EXPECT_EQ(answer_to(wrong), Answer::contradicted) << wrong;
  EXPECT_EQ(answer_to("Ne nous écrivez pas par courriel."), Answer::no_claim);
  services[0].contact = "secours@exemple.org";
  EXPECT_EQ(answer_to("Vous pouvez nous écrire à secours@exemple.org."), Answer::carried);
  services[0] = {.id = "mail", .name = "Messagerie", .state = "normal"};
  EXPECT_EQ(answer_to("Écrivez-nous par courriel."), Answer::carried);
}

}  // namespace
}  // namespace beffroi::response::claims
