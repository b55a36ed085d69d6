// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/yaml/node.h"
#include "casefile/temporary_folder_for_tests.h"
#include "response/claims/check.h"
#include "response/declarations/declarations.h"
#include "response/diagnosed_for_tests.h"
#include "response/promises/promises.h"

namespace beffroi::response::claims {
namespace {

// A Wednesday, 12:00 in Paris.
const base::Timestamp kNow = *base::parse_rfc3339("2026-11-25T12:00:00+01:00");
const base::Timestamp kMonday = *base::parse_rfc3339("2026-11-30T08:00:00+01:00");
const base::Timestamp kThursday = *base::parse_rfc3339("2026-12-10T08:00:00+01:00");

model::Finding finding_of(std::string question, std::string state) {
  model::Finding finding;
  finding.id = question + ".1";
  finding.question = std::move(question);
  finding.state = std::move(state);
  return finding;
}

/// A town where five machines were looked at and one is hit.
Diagnosed town(std::string exfiltration, std::string encryption, std::string backups) {
  Diagnosed told;
  told.exists = true;
  told.incident = "yes";
  told.exfiltration = exfiltration;
  told.encryption = encryption;
  told.backups = backups;
  for (const char* name : {"PC-1", "PC-2", "PC-3", "PC-4"}) told.hosts.push_back({name, "workstation", "no_sign", {}, {}});
  told.hosts.push_back({"PC-5", "workstation", "compromised", base::Timestamp{1}, "hosts.5"});
  told.findings = {finding_of("exfiltration", std::move(exfiltration)), finding_of("encryption", std::move(encryption)),
                   finding_of("backups", std::move(backups))};
  return told;
}

Diagnosed unknown_town() {
  Diagnosed told = town("unknown", "unknown", "unknown");
  told.hosts[0].state = "not_examined";
  told.origins = {{"phishing_attachment", "PC-5", {}, "likely", "origin.1", {}}};
  return told;
}

Diagnosed proven_town() {
  Diagnosed told = town("no", "no", "intact");
  told.origins = {{"phishing_attachment", "PC-5", {}, "determined", "origin.1", {}}};
  return told;
}

Diagnosed contrary_town() {
  Diagnosed told = town("yes", "yes", "destroyed");
  told.hosts.push_back({"DC", "domain_controller", "compromised", base::Timestamp{1}, "hosts.6"});
  told.origins = {{"vpn_account", "DC", {}, "determined", "origin.1", {}}};
  return told;
}

Entry service_promise(std::string text, base::Timestamp due) {
  return {1,     kNow,
          "Léa", "promise.made",
          {},    {{"text", std::move(text)}, {"to", std::string()}, {"what", std::string("service")}, {"due_at", due}}};
}

class Claims : public testing::Test {
 protected:
  std::vector<Checked> check_in(const std::string& situation, std::string_view text) {
    const Diagnosed diagnosed = situation == "proven"    ? proven_town()
                                : situation == "against" ? contrary_town()
                                                         : unknown_town();
    std::vector<Entry> entries;
    std::vector<PublicService> services;
    if (situation != "unknown") {
      for (const char* name : {"cantine", "état civil", "standard"})
        entries.push_back(service_promise(name, situation == "proven" ? kMonday : kThursday));
      services = {{"civil_status", "État civil", {}, situation == "proven" ? "normal" : "closed", {}, {}, {}, {}}};
    }
    const bool proven = situation == "proven";
    return check(text, {.diagnosed = diagnosed,
                        .entries = entries,
                        .services = services,
                        .now = kNow,
                        .zone = zone,
                        .inventory = {.exists = situation != "unknown"},
                        .receipts = proven ? std::vector<std::string>{"complaint", "cnil_notification", "prosecutor_report",
                                                                      "prefecture", "insurer_notice", "nis2_early_warning"}
                                           : std::vector<std::string>{}});
  }

  base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
};

/// The answer to the claim of that kind, the first sentence that makes one; no_claim where none does. Of no_claim: the gravest of all.
Answer answer_about(const std::vector<Checked>& checked, std::string_view kind) {
  Answer gravest = Answer::no_claim;
  for (const Checked& one : checked) {
    gravest = std::max(gravest, one.answer);
    for (const Claim& claim : one.claims) {
      if (claim.kind->id == kind) return claim.answer;
    }
  }
  return kind == "no_claim" ? gravest : Answer::no_claim;
}

std::string found_in(const std::vector<Checked>& checked) {
  std::string all;
  for (const Checked& one : checked) {
    for (const Claim& claim : one.claims) all += claim.kind->id + "=" + std::string(name_of(claim.answer)) + " ";
  }
  return all;
}

TEST_F(Claims, AreFoundInWhateverWordsAndJudgedByWhatTheCaseKnows) {
  std::ifstream file(BEFFROI_SOURCE_DIR "/src/response/claims/cases_for_tests.yaml");
  const std::string yaml(std::istreambuf_iterator<char>(file), {});
  const auto groups = base::yaml::parse_one(yaml, "cases_for_tests.yaml");
  ASSERT_TRUE(groups);
  std::size_t sentences = 0;
  for (const base::yaml::Node& group : groups->elements) {
    for (const base::yaml::Node& say : group.find("say")->elements) {
      ++sentences;
      for (const auto& [situation, expected] : group.find("expect")->members) {
        const auto checked = check_in(situation.scalar, say.scalar);
        EXPECT_EQ(name_of(answer_about(checked, group.text("kind"))), expected.scalar)
            << group.text("kind") << ", " << situation.scalar << ": " << say.scalar << "\n  " << found_in(checked);
      }
    }
  }
  EXPECT_GE(sentences, 80U);
}

TEST_F(Claims, AShortAnswerAfterAQuestionIsReadByAPerson) {
  const auto checked = check_in("unknown", "Des données ont-elles été volées ? Non.");
  ASSERT_EQ(checked.size(), 2U);
  EXPECT_EQ(checked[0].answer, Answer::no_claim);
  EXPECT_EQ(checked[1].answer, Answer::unclear);
  EXPECT_FALSE(passes(checked, false));
  EXPECT_TRUE(passes(checked, true));
}

TEST_F(Claims, ADeclarationContradictsWhatTheEvidenceCouldNotSay) {
  const Diagnosed diagnosed = unknown_town();
  const std::vector<Entry> entries = {
      {7,
       kNow,
       "Léa",
       "declaration.seen",
       "data_published",
       {{"event", std::string("data_published")}, {"state", std::string()}, {"text", std::string("vu en ligne")}}}};
  const auto checked = check("Aucune donnée n’a été volée.", {diagnosed, entries, {}, kNow, zone});
  ASSERT_EQ(checked.size(), 1U);
  EXPECT_EQ(checked[0].answer, Answer::contradicted);
  EXPECT_EQ(checked[0].claims[0].because[0].entry, 7U);
}

/// The answer to a sentence in a case with these entries of the journal.
Answer answered(std::string_view text, const Diagnosed& diagnosed, const std::vector<Entry>& entries = {},
                Inventory inventory = {.exists = true}) {
  const base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
  const auto checked = check(
      text, {.diagnosed = diagnosed, .entries = entries, .services = {}, .now = kNow, .zone = zone, .inventory = inventory});
  EXPECT_EQ(checked.size(), 1U) << text;
  return checked.front().answer;
}

TEST(ClaimsOfScope, AMachineThatNobodySawIsNotExamined) {
  const char* kAll = "Toutes les machines ont été examinées.";
  const char* kLimited = "L’attaque est limitée à quelques postes.";
  Diagnosed told = proven_town();
  EXPECT_EQ(answered(kAll, told), Answer::carried);
  EXPECT_EQ(answered(kLimited, told), Answer::carried);
  told.hosts[0].silent = true;
  EXPECT_EQ(answered(kAll, told), Answer::contradicted) << "its logs are not of the hours of the attack";
  EXPECT_EQ(answered(kLimited, told), Answer::not_carried);
  told = proven_town();
  told.hosts[4].has_logs = false;
  EXPECT_EQ(answered(kAll, told), Answer::contradicted) << "only others tell that it was reached";
  told = proven_town();
  EXPECT_EQ(answered(kAll, told, {}, {.exists = true, .unseen = 1}), Answer::contradicted)
      << "the town's file has it and no log names it";
  EXPECT_EQ(answered(kLimited, told, {}, {.exists = true, .unseen = 1}), Answer::not_carried);
  EXPECT_EQ(answered(kAll, told, {}, {}), Answer::unclear) << "nobody listed the town's computers";
  EXPECT_EQ(answered(kLimited, told, {}, {}), Answer::unclear);
}

TEST(ClaimsOfEncryption, WhatIsOnlyLikelyIsNotCarriedAndStillContradictsWhoDeniesIt) {
  Diagnosed told = contrary_town();
  const char* kSaid = "Nos serveurs ont été chiffrés.";
  EXPECT_EQ(answered(kSaid, told), Answer::carried);
  told.findings[1].state = "likely";
  EXPECT_EQ(answered(kSaid, told), Answer::not_carried);
  EXPECT_EQ(answered("Our servers have been encrypted.", told), Answer::not_carried);
  EXPECT_EQ(answered("Aucun fichier n’a été chiffré.", told), Answer::contradicted);
  const std::vector<Entry> seen = {{7,
                                    kNow,
                                    "Léa",
                                    "declaration.seen",
                                    "files_encrypted",
                                    {{"event", std::string("files_encrypted")}, {"state", std::string("yes")}}}};
  EXPECT_EQ(answered(kSaid, told, seen), Answer::carried) << "somebody saw the files";
}

TEST(ClaimsOfOrigin, ACauseThatSomebodyContestsIsNotProven) {
  Diagnosed told = proven_town();
  told.findings.push_back(finding_of("origin", "determined"));
  const char* kSaid = "Les attaquants sont entrés par un courriel piégé.";
  const auto judged = [](const std::string& kind) {
    return std::vector<Entry>{{9,
                               kNow,
                               "Nadia",
                               kind,
                               "origin.1",
                               {{"question", std::string("origin")},
                                {"statement", std::string()},
                                {"because", std::string("le courriel était un essai")}}}};
  };
  EXPECT_EQ(answered(kSaid, told, judged("dispute.confirmed")), Answer::carried);
  EXPECT_EQ(answered(kSaid, told, judged("dispute.rejected")), Answer::not_carried);
  EXPECT_EQ(answered(kSaid, told, judged("dispute.replaced")), Answer::not_carried);
  EXPECT_EQ(answered("The attackers got in through a phishing email.", told, judged("dispute.rejected")), Answer::not_carried);
}

/// What is said of one sentence where the library works on a network of its own, the switchboard is closed and due on Monday (P1), and
/// births are slowed down without a promise.
class ClaimsOfServices : public Claims {
 protected:
  Answer answer_to(std::string_view text) {
    const std::vector<Checked> checked = check(text, {diagnosed, entries, services, kNow, zone});
    EXPECT_EQ(checked.size(), 1U);
    return checked.front().answer;
  }

  Diagnosed diagnosed = contrary_town();
  std::vector<Entry> entries = {service_promise("Standard téléphonique (Opéra)", kMonday)};
  std::vector<PublicService> services = {
      {.id = "media_library", .name = "Médiathèque", .site = "Le Fanal", .state = "normal", .apart = true},
      {.id = "switchboard", .name = "Standard téléphonique", .site = "Opéra", .state = "closed", .promise = "P1"},
      {.id = "civil_status_births", .name = "État civil : naissances", .state = "degraded"}};
};

TEST_F(ClaimsOfServices, AreHeldAgainstTheServicesThatTheSentenceNames) {
  EXPECT_EQ(answer_to("La médiathèque fonctionne normalement."), Answer::carried);
  EXPECT_EQ(answer_to("Fonctionnent normalement : Médiathèque."), Answer::carried);
  EXPECT_EQ(answer_to("La médiathèque est ouverte."), Answer::carried);
  EXPECT_EQ(answer_to("L’état civil fonctionne normalement."), Answer::contradicted);
  EXPECT_EQ(answer_to("L’état civil reste ouvert."), Answer::unclear) << "a person says whether what is slowed down is open";
  EXPECT_EQ(answer_to("Le standard de l’Opéra est joignable."), Answer::contradicted);
  EXPECT_EQ(answer_to("Tous les services, dont la médiathèque, fonctionnent normalement."), Answer::contradicted);
  EXPECT_EQ(answer_to("La piscine est ouverte."), Answer::not_carried) << "nobody said how it stands";
}

TEST_F(ClaimsOfServices, AreFoundInThePresentTenseAndInBothDirections) {
  services.push_back({.id = "mail", .name = "Messagerie", .state = "closed"});
  for (const char* wrong :
       {"La messagerie fonctionne.", "La messagerie marche", "La messagerie est rétablie.", "La messagerie est en ligne.",
        "L’état civil fonctionne.", "L’état civil est fermé.", "La médiathèque est fermée.",
        "La médiathèque ne fonctionne plus.", "La médiathèque est perturbée."})
    EXPECT_EQ(answer_to(wrong), Answer::contradicted) << wrong;
  for (const char* right : {"La messagerie ne fonctionne pas.", "La messagerie est à l’arrêt.", "La médiathèque fonctionne.",
                            "L’état civil fonctionne au ralenti.", "Le standard est fermé."})
    EXPECT_EQ(answer_to(right), Answer::carried) << right;
  for (const char* nothing : {"La messagerie fonctionne-t-elle ?", "Nous ne savons pas si la messagerie fonctionne.",
                              "Dès que la messagerie fonctionne, nous vous préviendrons.", "Is email working?"})
    EXPECT_EQ(answer_to(nothing), Answer::no_claim) << nothing;
  EXPECT_EQ(answer_to("La piscine est en panne."), Answer::unclear) << "no service of the board";
  services.back().name = "Email";
  EXPECT_EQ(answer_to("Email works."), Answer::contradicted);
  EXPECT_EQ(answer_to("Email is not working."), Answer::carried);
}

TEST_F(ClaimsOfServices, ReturnsInThePresentTenseAreHeldAgainstThePromises) {
  for (const char* promised : {"Le standard revient lundi.", "Retour du standard lundi.", "Standard : retour lundi."})
    EXPECT_EQ(answer_to(promised), Answer::carried) << promised;
  for (const char* other : {"Le standard revient vendredi.", "Retour du standard vendredi.", "The switchboard is back Friday."})
    EXPECT_GE(answer_to(other), Answer::not_carried) << other;
  EXPECT_EQ(answer_to("La médiathèque rouvre jeudi."), Answer::not_carried);
  EXPECT_EQ(answer_to("Le standard revient."), Answer::unclear);
  EXPECT_EQ(answer_to("Nous ne savons pas quand le standard revient."), Answer::no_claim);
}

TEST_F(ClaimsOfServices, AWholeNameLendsItsWordsToNoOtherService) {
  services.push_back({.id = "reception", .name = "Accueil du public", .site = "Mairie", .state = "closed"});
  services.push_back({.id = "schools", .name = "Écoles et accueil périscolaire", .state = "normal"});
  services.push_back({.id = "cash_desks", .name = "Régies et facturation des usagers", .state = "normal"});
  services.push_back({.id = "civil_status_deaths", .name = "État civil : décès", .state = "normal"});
  EXPECT_EQ(answer_to("Fonctionnent normalement : Écoles et accueil périscolaire, Régies et facturation des usagers."),
            Answer::carried);
  EXPECT_EQ(answer_to("Fonctionnent normalement : État civil : décès, Médiathèque (Le Fanal)."), Answer::carried);
  EXPECT_EQ(answer_to("L’accueil du public fonctionne normalement."), Answer::contradicted);
  EXPECT_EQ(answer_to("L’état civil fonctionne normalement."), Answer::contradicted);
}

TEST_F(ClaimsOfServices, APromiseCarriesOnlyTheServiceThatItWasMadeFor) {
  EXPECT_EQ(answer_to("L’Opéra répondra de nouveau au téléphone lundi à 8 h."), Answer::carried);
  EXPECT_EQ(answer_to("Le standard sera rétabli vendredi."), Answer::contradicted);
  EXPECT_EQ(answer_to("L’état civil sera rétabli lundi."), Answer::not_carried);
  EXPECT_EQ(answer_to("Tous les services seront rétablis lundi."), Answer::unclear) << "births are not promised";
  EXPECT_EQ(answer_to("La piscine rouvrira lundi."), Answer::unclear);
  services.pop_back();
  EXPECT_EQ(answer_to("Tous les services seront rétablis lundi."), Answer::carried);
}

TEST_F(ClaimsOfServices, PlacesWithANetworkOfTheirOwnAreNotAtTheReachOfTheDirectory) {
  EXPECT_EQ(answer_to("La médiathèque n’est pas touchée."), Answer::not_carried);
  EXPECT_EQ(answer_to("La médiathèque et le standard ne sont pas touchés."), Answer::contradicted);
  EXPECT_EQ(answer_to("La médiathèque continue de recevoir le public."), Answer::carried);
}

TEST_F(Claims, WithoutADiagnosisNothingIsCarried) {
  const Diagnosed nothing;
  for (const char* text :
       {"Aucune donnée n’a été volée.", "Nos sauvegardes sont intactes.", "L’attaque est limitée à deux postes."}) {
    const auto checked = check(text, {nothing, {}, {}, kNow, zone});
    ASSERT_EQ(checked.size(), 1U);
    EXPECT_EQ(checked[0].answer, Answer::not_carried) << text;
    EXPECT_FALSE(passes(checked, true));
  }
}

TEST_F(Claims, AHostileTextOfOneSentenceIsReadInTime) {
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += "aucune donnée ";
  EXPECT_FALSE(check_in("unknown", text).empty());
  EXPECT_EQ(check_in("unknown", "\xff\xfe\x80").size(), 1U);
}

TEST(Sentences, EndWhereTheyEndAndNotAtShortenedWords) {
  const auto sentences =
      sentences_of("M. le maire parle à 17 h. Le tél. 03.20.00.00.00 répond !\n\n- Un point\n- Un autre\nqui va à la ligne");
  ASSERT_EQ(sentences.size(), 4U);
  EXPECT_EQ(sentences[0].text, "M. le maire parle à 17 h.");
  EXPECT_EQ(sentences[3].text, "- Un autre\nqui va à la ligne");
}

TEST(Patterns, AreRefusedWithTheirReason) {
  for (const char* text : {"(a|b", "..", "a ..", "$nowhere b", "", "a?"}) {
    const auto pattern = Pattern::parse(text, {});
    ASSERT_FALSE(pattern) << text;
    EXPECT_EQ(pattern.error().id, "claims.pattern");
  }
}

}  // namespace
}  // namespace beffroi::response::claims
