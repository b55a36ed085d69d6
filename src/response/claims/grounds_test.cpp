// SPDX-License-Identifier: EUPL-1.2
// What a claim rests on beside the diagnosis: declarations, deeds, releases, the board; and in which language another wording is proposed.
#include <gtest/gtest.h>

#include "response/claims/check.h"
#include "response/claims/language.h"

namespace beffroi::response::claims {
namespace {

const base::Timestamp kNow = *base::parse_rfc3339("2026-11-25T12:00:00+01:00");

Diagnosed town(std::string exfiltration, std::string encryption, std::string backups) {
  Diagnosed told;
  told.exists = true;
  told.incident = "yes";
  told.hosts.push_back({"PC-1", "workstation", "no_sign", {}, {}});
  told.hosts.push_back({"PC-2", "workstation", "compromised", base::Timestamp{1}, "hosts.2"});
  for (const auto& [question, state] :
       {std::pair("exfiltration", exfiltration), std::pair("encryption", encryption), std::pair("backups", backups)}) {
    model::Finding finding;
    finding.id = std::string(question) + ".1";
    finding.question = question;
    finding.state = state;
    told.findings.push_back(std::move(finding));
  }
  told.exfiltration = std::move(exfiltration);
  told.encryption = std::move(encryption);
  told.backups = std::move(backups);
  return told;
}

Entry declared(const std::string& event, const std::string& state = {}, const std::string& particulars = {}) {
  return {7,     kNow,
          "Léa", "declaration.seen",
          event, {{"event", event}, {"state", state}, {"text", std::string("vu")}, {"particulars", particulars}}};
}

class ClaimGrounds : public testing::Test {
 protected:
  std::vector<Checked> checked(std::string_view text) {
    return check(text, {.diagnosed = diagnosed,
                        .entries = entries,
                        .services = services,
                        .now = kNow,
                        .zone = zone,
                        .inventory = inventory,
                        .receipts = receipts,
                        .released = released});
  }
  /// Of the first sentence.
  Checked first(std::string_view text) {
    const std::vector<Checked> all = checked(text);
    EXPECT_FALSE(all.empty()) << text;
    return all.empty() ? Checked{} : all.front();
  }
  Answer answer_to(std::string_view text) { return first(text).answer; }

  Diagnosed diagnosed = town("unknown", "unknown", "unknown");
  std::vector<Entry> entries;
  std::vector<PublicService> services;
  std::vector<std::string> receipts, released;
  Inventory inventory{.exists = true};
  base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
};

/// Sentences about all that may happen to data, each beside what makes it pass.
class GroundsOfData : public ClaimGrounds {
 protected:
  void expect_all(Answer answer, const std::string& why) {
    for (const char* said : {"À ce stade, rien n’a été constaté sur les données.", "Aucune anomalie sur les données.",
                             "À ce stade, aucune difficulté n’a été constatée sur les données.",
                             "Nous n’avons rien constaté d’anormal sur les données.", "Rien à signaler sur les données."}) {
      EXPECT_EQ(answer_to(said + kBeside), answer) << said << ": " << why;
    }
    for (const char* said : {"So far, nothing has been found on our data.", "Nothing has been found to affect data so far.",
                             "We have not found anything wrong with our data."}) {
      EXPECT_EQ(answer_to(said + kBesideInEnglish), answer) << said << ": " << why;
    }
  }

  const std::string kBeside =
      " Douze machines ont été examinées. Trois ne l’ont pas encore été. Prochain point aujourd’hui à 18 h.";
  const std::string kBesideInEnglish =
      " Twelve machines have been examined; three have not been examined yet. Next update today at 18:00.";
};

TEST_F(GroundsOfData, ThatNothingWasFoundOnDataIsContradictedWhereFilesAreEncrypted) {
  expect_all(Answer::carried, "nothing is known of it");
  diagnosed = town("unknown", "yes", "unknown");
  expect_all(Answer::contradicted, "encrypted");
  EXPECT_EQ(first("Aucune anomalie sur les données.").claims.at(0).because.at(0).finding, "encryption.1");
  diagnosed.findings[1].state = "likely";
  expect_all(Answer::contradicted, "probably encrypted");
  diagnosed = town("unknown", "unknown", "destroyed");
  expect_all(Answer::contradicted, "back-ups are destroyed");
  diagnosed = town("unknown", "no", "intact");
  expect_all(Answer::carried, "nothing was encrypted, and back-ups are whole");
}

TEST_F(GroundsOfData, WhatPeopleSawContradictsItTooWithADiagnosisOrWithout) {
  for (const bool has_diagnosis : {true, false}) {
    diagnosed = has_diagnosis ? town("unknown", "unknown", "unknown") : Diagnosed();
    for (const Entry& entry : {declared("files_encrypted", "yes"), declared("files_unreadable"),
                               declared("backups", "destroyed"), declared("data_published")}) {
      entries = {entry};
      expect_all(Answer::contradicted, entry.subject);
      EXPECT_EQ(first("Aucune anomalie sur les données.").claims.at(0).because.at(0).entry, 7U) << entry.subject;
    }
    entries = {declared("files_encrypted", "no")};
    expect_all(has_diagnosis ? Answer::carried : Answer::not_carried, "denied");
  }
}

TEST_F(GroundsOfData, ThatNothingLeftIsNoWordAboutEncryption) {
  diagnosed = town("unknown", "yes", "destroyed");
  for (const char* said : {"Aucune fuite de données n’a été détectée.", "Aucune trace de vol de données."})
    EXPECT_EQ(answer_to(said + kBeside), Answer::carried) << said;
  EXPECT_EQ(answer_to("There is no evidence that data was stolen." + kBesideInEnglish), Answer::carried);
  diagnosed = town("no", "yes", "destroyed");
  for (const char* said : {"Aucune donnée n’a été volée.", "Il n’y a pas eu de fuite de données.", "No data was stolen."})
    EXPECT_EQ(answer_to(said), Answer::carried) << said;
  for (const char* said : {"Vos données sont en sécurité.", "Vos données sont intactes.", "Aucune donnée n’est touchée.",
                           "Aucun dossier n’est perdu.", "Your data are safe.", "Our data were not affected."})
    EXPECT_EQ(answer_to(said), Answer::contradicted) << said;
  diagnosed = town("no", "no", "intact");
  for (const char* said : {"Vos données sont en sécurité.", "Aucune donnée n’est touchée.", "Your data are safe."})
    EXPECT_EQ(answer_to(said), Answer::carried) << said;
}

TEST_F(GroundsOfData, WhatIsProposedInsteadIsNoClaimThatFailsItself) {
  for (const Diagnosed& one :
       {town("unknown", "unknown", "unknown"), town("unknown", "yes", "destroyed"), town("yes", "yes", "touched")}) {
    diagnosed = one;
    for (const char* said : {"Aucune anomalie sur les données.", "Vos données sont en sécurité.", "No data was stolen."}) {
      const Checked found = first(said);
      ASSERT_FALSE(found.claims.empty()) << said;
      for (const Claim& claim : found.claims) {
        for (const std::string& proposed : {claim.proposal.fr, claim.proposal.en}) {
          for (const Checked& sentence : checked(proposed))
            EXPECT_NE(sentence.answer, Answer::contradicted) << sentence.sentence;
        }
      }
    }
  }
  const Checked encrypted = first("Aucune anomalie sur les données.");
  EXPECT_TRUE(encrypted.claims.at(0).proposal.fr.starts_with("Nous examinons ce qui est arrivé aux données"));
}

TEST_F(GroundsOfData, QuestionsAndWhatIsNotKnownAssertNothing) {
  diagnosed = town("unknown", "yes", "destroyed");
  for (const char* said : {"Avez-vous constaté une anomalie sur les données ?", "Des données sont-elles touchées ?",
                           "Nous ne savons pas encore si des données sont touchées.", "Are our data affected?"})
    EXPECT_EQ(answer_to(said), Answer::no_claim) << said;
}

TEST_F(ClaimGrounds, WhatPeopleSawCarriesWithoutADiagnosis) {
  diagnosed = {};
  EXPECT_EQ(answer_to("Nos serveurs ont été chiffrés."), Answer::not_carried);
  entries = {declared("files_encrypted", "yes")};
  EXPECT_EQ(answer_to("Nos serveurs ont été chiffrés."), Answer::carried);
  EXPECT_EQ(answer_to("Our servers have been encrypted."), Answer::carried);
  EXPECT_EQ(answer_to("Aucun fichier n’a été chiffré."), Answer::contradicted);
}

TEST_F(ClaimGrounds, ThatDataArePublishedIsCarriedByWhoDeclaredItAndEndsProfessedIgnorance) {
  const char* const kPublished = "Des données de la mairie ont été publiées sur Internet.";
  for (const bool has_diagnosis : {true, false}) {
    diagnosed = has_diagnosis ? town("unknown", "unknown", "unknown") : Diagnosed();
    entries.clear();
    EXPECT_EQ(answer_to(kPublished), Answer::not_carried);
    EXPECT_EQ(answer_to("Nous ignorons si des données ont été volées."), Answer::carried);
    entries = {declared("data_published")};
    const Checked said = first(kPublished);
    EXPECT_EQ(said.answer, Answer::carried);
    EXPECT_EQ(said.claims.at(0).way, Way::opposes);
    EXPECT_EQ(answer_to("Toutes vos données ont été publiées."), Answer::not_carried);
    for (const char* unknown :
         {"Nous ne savons pas encore si des données ont été copiées.", "Nous ignorons si des données ont été volées.",
          "We do not know yet whether personal data were copied."}) {
      const Checked ignorance = first(unknown);
      EXPECT_EQ(ignorance.answer, Answer::contradicted) << unknown;
      EXPECT_EQ(ignorance.claims.at(0).way, Way::ignores) << unknown;
    }
  }
  entries.clear();
  for (const char* state : {"suspected", "yes", "no"}) {
    diagnosed = town(state, "unknown", "unknown");
    const Answer expected = diagnosed.exfiltration == "yes"  ? Answer::contradicted
                            : diagnosed.exfiltration == "no" ? Answer::unclear
                                                             : Answer::carried;
    EXPECT_EQ(answer_to("Nous ignorons si des données ont été volées."), expected) << state;
  }
}

TEST_F(ClaimGrounds, ThatThereWasNoAttackIsContradictedByOneAndProvenByNothing) {
  const char* const kDenied = "Ce n’est pas une cyberattaque, c’est une panne.";
  EXPECT_EQ(answer_to(kDenied), Answer::contradicted);
  diagnosed.incident = "no_sign";
  EXPECT_EQ(answer_to(kDenied), Answer::not_carried) << "that no sign was found is no proof";
  diagnosed = {};
  EXPECT_EQ(answer_to(kDenied), Answer::not_carried);
  entries = {declared("ransom_note", "yes")};
  EXPECT_EQ(answer_to(kDenied), Answer::contradicted);
  EXPECT_EQ(answer_to("This was just a technical glitch, not an attack."), Answer::contradicted);
}

TEST_F(ClaimGrounds, OfHelpAreWhatSomebodyDeclared) {
  const auto helps = [this] { return answer_to("L’ANSSI nous accompagne."); };
  const auto told = [this] { return answer_to("L’ANSSI a été prévenue."); };
  const Checked before = first("L’ANSSI nous accompagne.");
  EXPECT_EQ(before.answer, Answer::not_carried);
  EXPECT_EQ(before.claims.at(0).because.at(0).id, "not_declared");
  EXPECT_EQ(told(), Answer::not_carried);
  entries = {declared("response_centre_told")};
  EXPECT_EQ(told(), Answer::carried);
  EXPECT_EQ(helps(), Answer::not_carried) << "who was told does not help yet";
  entries = {declared("response_centre_helps")};
  EXPECT_EQ(told(), Answer::carried);
  EXPECT_EQ(helps(), Answer::carried);
  EXPECT_EQ(answer_to("The national cybersecurity agency is helping us."), Answer::carried);
}

TEST_F(ClaimGrounds, WhatTheCcasDidTheTownDidNot) {
  const char* kSaid = "Notre assureur a été prévenu.";
  entries = {declared("insurer_told", {}, "legal_person=ccas")};
  EXPECT_EQ(answer_to(kSaid), Answer::not_carried);
  entries = {declared("insurer_told")};
  EXPECT_EQ(answer_to(kSaid), Answer::carried);
}

TEST_F(ClaimGrounds, OneAddresseeIsNotAnother) {
  receipts = {"prefecture"};
  EXPECT_EQ(answer_to("Le préfet est informé."), Answer::carried);
  EXPECT_EQ(answer_to("Le préfet et le procureur ont été saisis."), Answer::not_carried);
  receipts = {"prosecutor_report"};
  EXPECT_EQ(answer_to("Le procureur est informé."), Answer::carried);
  EXPECT_EQ(answer_to("Le préfet et le procureur ont été saisis."), Answer::not_carried);
  EXPECT_EQ(answer_to("La préfecture a été prévenue."), Answer::not_carried);
}

TEST_F(ClaimGrounds, NothingIsSafeAgainWhileAMachineThatWasHitIsNotReleased) {
  for (const char* said : {"Le système est de nouveau sûr.", "La menace est écartée.", "Our systems are safe again."}) {
    diagnosed = town("unknown", "yes", "unknown");
    inventory = {.exists = true};
    released = {};
    EXPECT_EQ(answer_to(said), Answer::contradicted) << said;
    released = {"pc-2.mairie.local"};
    EXPECT_EQ(answer_to(said), Answer::unclear) << said << ": no release proves that the intruder is gone";
    inventory.unseen = 1;
    EXPECT_EQ(answer_to(said), Answer::not_carried) << said << ": one was not looked at";
    inventory.unseen = 0;
    diagnosed.hosts[0].silent = true;
    EXPECT_EQ(answer_to(said), Answer::not_carried) << said << ": its logs are not of the hours of the attack";
    diagnosed = {};
    EXPECT_EQ(answer_to(said), Answer::not_carried) << said << ": nothing was diagnosed";
  }
}

TEST_F(ClaimGrounds, WhoSaysThatThePublicIsReceivedSpeaksOfTheReception) {
  services = {{.id = "reception", .name = "Accueil du public", .site = "Mairie", .state = "closed"},
              {.id = "reception", .name = "Accueil du public", .site = "Annexe nord", .state = "normal"},
              {.id = "mail", .name = "Messagerie", .state = "closed"}};
  EXPECT_EQ(answer_to("GUICHET OUVERT"), Answer::unclear) << "here it is closed, there it is open";
  EXPECT_EQ(answer_to("Nous vous recevons à l’annexe nord."), Answer::carried);
  services[1].state = "closed";
  EXPECT_EQ(answer_to("GUICHET OUVERT"), Answer::contradicted);
  EXPECT_EQ(answer_to("Nous vous recevons à l’annexe nord."), Answer::contradicted);
  EXPECT_EQ(answer_to("GUICHET FERMÉ"), Answer::carried);
  services[0].state = services[1].state = "normal";
  for (const char* said : {"GUICHET OUVERT", "Nous vous recevons.", "La mairie est ouverte.", "We are open."})
    EXPECT_EQ(answer_to(said), Answer::carried) << said << ": that the mail is down closes no counter";
  EXPECT_EQ(answer_to("Mairie fermée"), Answer::contradicted);
  for (PublicService& one : services) one.state = "adapted";
  EXPECT_EQ(answer_to("Nous vous recevons."), Answer::contradicted) << "by telephone alone";
  for (PublicService& one : services) one.receives = true;
  EXPECT_EQ(answer_to("Nous vous recevons."), Answer::carried) << "slowly, at the counter";
  services.clear();
  EXPECT_EQ(answer_to("Nous vous recevons."), Answer::not_carried);
}

TEST_F(ClaimGrounds, EachSentenceIsKnownByItsLanguage) {
  using enum base::Language;
  EXPECT_EQ(first("Aucune donnée n’a été volée.").language, french);
  EXPECT_EQ(first("No data was stolen.").language, english);
  const auto both = checked("La mairie est fermée. The town hall is closed.");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].language, french);
  EXPECT_EQ(both[1].language, english);
  const auto heading = checked("SERVICES\n\nThe library is open and our staff will help you.");
  ASSERT_EQ(heading.size(), 2U);
  EXPECT_EQ(heading[0].language, english) << "that of the text, where the sentence shows none";
  EXPECT_EQ(language_of("SERVICES"), std::nullopt);
}

}  // namespace
}  // namespace beffroi::response::claims
