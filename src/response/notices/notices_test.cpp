// SPDX-License-Identifier: EUPL-1.2
#include "response/notices/notices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "casefile/temporary_folder_for_tests.h"
#include "response/diagnosed_for_tests.h"
#include "response/notices/gsm.h"

namespace beffroi::response::notices {
namespace {

const base::Timestamp kNow = *base::parse_rfc3339("2026-11-25T12:00:00+01:00");

base::Catalogue words_in(base::Language language) {
  auto words = *base::Catalogue::load(language);
  words.set_strict();
  return words;
}

Facts facts_of(const std::string& exfiltration) {
  Facts facts{.place = "Isbergues", .phone = "03 21 00 00 00", .address = "rue de la Mairie", .exfiltration = exfiltration};
  facts.known_since = kNow;
  facts.next_update = base::Timestamp{kNow.nanoseconds + 6 * 3600 * base::kNanosecondsPerSecond};
  facts.examined = {12, 3};
  facts.privacy = "la déléguée à la protection des données";
  facts.services = {{"civil_status", "État civil", {}, "degraded", "Au guichet", "03 21 00 00 00", {}, {}},
                    {"media_library", "Médiathèque", "Le Fanal", "normal", {}, {}, {}, {}}};
  return facts;
}

class Notices : public testing::Test {
 protected:
  claims::Known known() const { return {diagnosed, entries, facts_of("").services, kNow, french.zone()}; }
  Notice first() {
    entries = *entries_of(store);
    return notices_of(entries).at(0);
  }
  std::string published_after(const std::string& text, Publishing how) {
    const Kind& kind = *find(all, "web");
    EXPECT_TRUE(draft(store, kind, text, french, "Léa"));
    EXPECT_TRUE(approve(store, "N1", "Le maire"));
    const auto done = publish(store, "N1", how, known(), &kind, "Le maire");
    return done ? "" : done.error().id;
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  std::vector<Kind> all = *kinds(folder.path() / "textes");
  base::Catalogue french = words_in(base::Language::french), english = words_in(base::Language::english);
  Diagnosed diagnosed = attacked_town();
  std::vector<Entry> entries;
};

TEST_F(Notices, TheLetterIsSignedByWhoeverTheFileNames) {
  const Kind& letter = *find(all, "persons_letter");
  Facts facts = facts_of("suspected");
  EXPECT_NE(draft_text(letter, facts, french)->find("[[nom et qualité du signataire]]"), std::string::npos);
  facts.signatory = "Anne Leroy, maire";
  facts.cnil_told = true;
  const std::string text = *draft_text(letter, facts, french);
  EXPECT_NE(text.find("Anne Leroy, maire"), std::string::npos);
  EXPECT_EQ(text.find("Si la loi le demande"), std::string::npos);
}

TEST_F(Notices, EveryDraftPassesItsOwnCheckWhateverIsKnown) {
  for (const char* state : {"", "unknown", "suspected", "yes", "no"}) {
    for (const bool hit : {true, false}) {
      Facts facts = facts_of(state);
      diagnosed.exfiltration = state;
      diagnosed.exists = !facts.exfiltration.empty();
      diagnosed.encryption = hit ? "yes" : "unknown";
      diagnosed.backups = hit ? "destroyed" : "unknown";
      facts.data_hit = hit;
      for (const Kind& kind : all) {
        for (const base::Catalogue* words : {&french, &english}) {
          const auto text = draft_text(kind, facts, *words);
          ASSERT_TRUE(text);
          for (const claims::Checked& one : claims::check(*text, known()))
            EXPECT_LT(one.answer, claims::Answer::not_carried) << kind.id << " (" << state << "): " << one.sentence;
        }
      }
    }
  }
}

TEST_F(Notices, NoTextSaysThatNothingWasSeenWhereSomethingHappenedToData) {
  Facts facts = facts_of("unknown");
  const Kind& web = *find(all, "web");
  EXPECT_NE(draft_text(web, facts, french)->find("rien n’a été constaté sur les données"), std::string::npos);
  facts.data_hit = true;
  EXPECT_EQ(draft_text(web, facts, french)->find("rien n’a été constaté"), std::string::npos);
  EXPECT_EQ(draft_text(web, facts, english)->find("nothing was seen"), std::string::npos);
}

TEST_F(Notices, WhatIsNotKnownIsABlankThatNobodyCanApprove) {
  const auto text = draft_text(*find(all, "press_release"), Facts{}, french);
  ASSERT_TRUE(text);
  EXPECT_FALSE(blanks_in(*text).empty());
  ASSERT_TRUE(draft(store, *find(all, "press_release"), *text, french));
  EXPECT_EQ(approve(store, "N1", "Le maire").error().id, "notice.blanks");
  ASSERT_TRUE(revise(store, "N1", "Tout est dit.", "Léa"));
  EXPECT_EQ(approve(store, "N1", "").error().id, "notice.by_whom");
  EXPECT_TRUE(approve(store, "N1", "Le maire"));
}

TEST_F(Notices, NoTextStatesAnAttackOrStoppedToolsBeforeSomebodyEstablishedThem) {
  Facts facts = facts_of("");
  for (const Kind& kind : all) {
    const std::string quiet = *draft_text(kind, facts, french);
    for (const char* claim : {"attaque", "ATTAQUE", "attaqué", "est à l’arrêt", "sont éteints", "a arrêté"})
      EXPECT_EQ(quiet.find(claim), std::string::npos) << kind.id << ": " << claim;
  }
  facts.attack_known = facts.tools_off = true;
  EXPECT_NE(draft_text(*find(all, "panel"), facts, french)->find("APRÈS UNE ATTAQUE"), std::string::npos);
  const std::string simple = *draft_text(*find(all, "plain_language"), facts, french);
  EXPECT_NE(simple.find("ont attaqué ses ordinateurs"), std::string::npos);
  EXPECT_NE(simple.find("avons arrêté une partie de nos outils"), std::string::npos);
}

TEST_F(Notices, OnlyWhatIsOnFileIsSaidOfStoppedAndOfCutTools) {
  const Kind& web = *find(all, "web");
  Facts facts = facts_of("");
  EXPECT_EQ(draft_text(web, facts, french)->find("outils informatiques"), std::string::npos);
  facts.tools_stopped = true;
  const std::string stopped = *draft_text(web, facts, french);
  EXPECT_NE(stopped.find("Une partie de ses outils informatiques est à l’arrêt."), std::string::npos);
  EXPECT_EQ(stopped.find("précaution,"), std::string::npos) << "what an intruder stopped is no precaution";
  EXPECT_EQ(draft_text(*find(all, "plain_language"), facts, french)->find("avons arrêté"), std::string::npos);
  facts.tools_off = true;
  EXPECT_NE(draft_text(web, facts, french)->find("d’autres ont été coupés par précaution."), std::string::npos);
  facts.tools_stopped = false;
  EXPECT_NE(draft_text(web, facts, french)->find("Par précaution, une partie de ses outils informatiques a été coupée."),
            std::string::npos);
}

TEST_F(Notices, WhatWasDoneIsSaidOneByOneAndNoMoreThanThat) {
  const Kind& press = *find(all, "press_release");
  Facts facts = facts_of("");
  EXPECT_EQ(draft_text(press, facts, french)->find("prévenu"), draft_text(press, facts, french)->find("prévenues directement"));
  facts.authorities_told = true;
  facts.receipts = {"complaint", "complaint_insurance", "insurer_notice"};
  const std::string one = *draft_text(press, facts, french);
  EXPECT_NE(one.find("Une plainte a été déposée. Les recherches"), std::string::npos) << one;
  EXPECT_EQ(one.find("autorités"), std::string::npos);
  facts.receipts = {"cnil_notification", "complaint"};
  EXPECT_NE(draft_text(press, facts, french)->find("La CNIL a été prévenue. Une plainte a été déposée. Les recherches"),
            std::string::npos);
  EXPECT_EQ(done_text({"planning_tacit"}, french), "") << "what concerns no authority of the attack";
}

TEST_F(Notices, WhatIsSaidToBeDoneIsWhatTheCheckFindsDone) {
  Facts facts = facts_of("unknown");
  facts.receipts = {"complaint", "prosecutor_report", "cnil_notification", "prefecture"};
  diagnosed.exfiltration = diagnosed.encryption = diagnosed.backups = "unknown";
  for (const base::Catalogue* words : {&french, &english}) {
    claims::Known told = known();
    told.receipts = facts.receipts;
    for (const claims::Checked& one : claims::check(*draft_text(*find(all, "press_release"), facts, *words), told))
      EXPECT_LT(one.answer, claims::Answer::not_carried) << one.sentence;
  }
}

TEST_F(Notices, PublishedDataAreSaidToBePublishedAndNotToBePersonal) {
  Facts facts = facts_of("unknown");
  facts.data_published = true;
  for (const char* id : {"press_release", "web", "elected_note", "staff_note"}) {
    const std::string text = *draft_text(*find(all, id), facts, french);
    EXPECT_NE(text.find("Des données de la mairie ont été publiées"), std::string::npos) << id;
    EXPECT_EQ(text.find("touche des données personnelles"), std::string::npos) << id;
    EXPECT_EQ(text.find("Nous ne savons pas encore"), std::string::npos) << id;
  }
  facts.data_declared = true;
  EXPECT_NE(draft_text(*find(all, "web"), facts, french)->find("touche des données personnelles"), std::string::npos);
}

TEST_F(Notices, ExactlyOneThingIsSaidOfData) {
  constexpr std::array kWords{"data.taken",   "data.published",    "data.feared",
                              "data.unknown", "data.nothing_seen", "data.proven_safe"};
  for (const char* state : {"", "unknown", "suspected", "yes", "no"}) {
    for (const unsigned bits : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U}) {
      Facts facts = facts_of(state);
      facts.data_published = (bits & 1U) != 0;
      facts.data_declared = (bits & 2U) != 0;
      facts.data_hit = (bits & 4U) != 0;
      const auto met = [&facts](const char* word) { return holds(word, facts); };
      EXPECT_EQ(std::ranges::count_if(kWords, met), 1) << state << " " << bits;
    }
  }
}

TEST_F(Notices, AWarningAloneIsNoIncidentThatSomebodyNoticed) {
  Facts facts = facts_of("");
  facts.alert_only = true;
  diagnosed = {};
  for (const char* id : {"press_release", "web", "social", "elected_note", "staff_note"}) {
    const std::string text = *draft_text(*find(all, id), facts, french);
    EXPECT_NE(text.find("a reçu un signalement sur un possible incident informatique"), std::string::npos) << id;
    EXPECT_EQ(text.find("constaté le"), std::string::npos) << id;
    EXPECT_EQ(text.find("fait face à"), std::string::npos) << id;
    EXPECT_EQ(text.find("⟦"), std::string::npos) << id;
    for (const claims::Checked& one : claims::check(text, known()))
      EXPECT_LT(one.answer, claims::Answer::not_carried) << one.sentence;
  }
}

TEST_F(Notices, AShortTextOfAMereWarningSpeaksOfChecksAndOfNoBreakdown) {
  Facts facts = facts_of("");
  facts.alert_only = true;
  for (const char* id : {"sms", "panel", "application", "answering_machine"}) {
    for (const char* claim : {"ncident", "PANNE", "la suite"})
      EXPECT_EQ(draft_text(*find(all, id), facts, french)->find(claim), std::string::npos) << id << ": " << claim;
    EXPECT_EQ(draft_text(*find(all, id), facts, english)->find("ncident"), std::string::npos) << id;
  }
}

TEST_F(Notices, TheSocialPostSaysFirstWhatHappened) {
  Facts facts = facts_of("unknown");
  EXPECT_TRUE(draft_text(*find(all, "social"), facts, french)->starts_with("La mairie d’Isbergues fait face à un incident"));
  facts.known_since.reset();
  EXPECT_TRUE(draft_text(*find(all, "social"), facts, french)->starts_with("La mairie d’Isbergues subit un incident"));
}

TEST_F(Notices, ABodyIsCalledByItsKindAndItsName) {
  Facts facts = facts_of("unknown");
  facts.place = "Pas-de-Calais";
  facts.body = town::BodyKind::department;
  EXPECT_TRUE(draft_text(*find(all, "social"), facts, french)->starts_with("Le Département du Pas-de-Calais fait face à"));
  facts.place = "Département du Pas-de-Calais";
  EXPECT_TRUE(draft_text(*find(all, "social"), facts, french)->starts_with("Le Département du Pas-de-Calais fait face à"));
  facts.place.clear();
  for (const Kind& kind : all) EXPECT_EQ(draft_text(kind, facts, french)->find("⟦"), std::string::npos) << kind.id;
}

TEST_F(Notices, NobodyIsToldToComeWhereNobodySaidThatTheTownHallReceives) {
  Facts facts = facts_of("unknown");
  for (const Kind& kind : all) {
    const std::string text = *draft_text(kind, facts, french);
    for (const char* claim : {"GUICHET OUVERT", "Nous vous recevons", "ou guichet", "venir au guichet", "Vous pouvez venir",
                              "en mairie.", "sur place", "Guichet :"})
      EXPECT_EQ(text.find(claim), std::string::npos) << kind.id << ": " << claim;
  }
  facts.counter_open = true;
  EXPECT_NE(draft_text(*find(all, "panel"), facts, french)->find("GUICHET OUVERT"), std::string::npos);
  EXPECT_NE(draft_text(*find(all, "counter_poster"), facts, french)->find("Nous vous recevons."), std::string::npos);
  EXPECT_NE(draft_text(*find(all, "web"), facts, french)->find("rue de la Mairie"), std::string::npos);
}

TEST_F(Notices, TheAnsweringMachineSendsNobodyBackToItself) {
  const std::string text = *draft_text(*find(all, "answering_machine"), facts_of("unknown"), french);
  EXPECT_EQ(text.find("03 21 00 00 00"), std::string::npos);
  EXPECT_EQ(blanks_in(text).size(), 1U) << "the number for emergencies is for people to say";
}

TEST_F(Notices, WhatWorksAsOnAnyDayIsSaidAsWell) {
  for (const char* id : {"press_release", "web", "counter_poster", "staff_note"}) {
    const std::string text = *draft_text(*find(all, id), facts_of("unknown"), french);
    EXPECT_NE(text.find("Médiathèque (Le Fanal)."), std::string::npos) << id;
  }
  Facts facts = facts_of("unknown");
  facts.services.pop_back();
  facts.for_staff = {{"payroll", "Paie", {}, "closed", {}, {}, {}, {}}};
  EXPECT_NE(draft_text(*find(all, "staff_note"), facts, french)->find("Paie"), std::string::npos);
  EXPECT_EQ(draft_text(*find(all, "web"), facts, french)->find("Paie"), std::string::npos);
  EXPECT_EQ(draft_text(*find(all, "web"), facts, french)->find("Fonctionnent normalement"), std::string::npos);
}

TEST_F(Notices, AServiceThatStandsAlikeAtSeveralPlacesIsToldOnce) {
  Facts facts = facts_of("unknown");
  facts.services = {{.id = "annexes", .name = "Annexe", .site = "Berguette", .state = "normal"},
                    {.id = "schools", .name = "École", .site = "Nord", .state = "closed"},
                    {.id = "annexes", .name = "Annexe", .site = "Molinghem", .state = "normal"},
                    {.id = "schools", .name = "École", .site = "Sud", .state = "closed"},
                    {.id = "schools", .name = "École", .site = "Est", .state = "degraded"}};
  const std::string text = *draft_text(*find(all, "web"), facts, french);
  for (const char* line : {"Annexe (Berguette, Molinghem).", "École (Nord, Sud)", "École (Est)"})
    EXPECT_NE(text.find(line), std::string::npos) << line;
}

TEST_F(Notices, ADrillSaysExerciceFirst) {
  Facts facts = facts_of("unknown");
  facts.exercise = true;
  for (const Kind& kind : all) EXPECT_TRUE(draft_text(kind, facts, english)->starts_with("EXERCICE")) << kind.id;
}

TEST_F(Notices, AMessageOfAPanelHasRoomForAnExercise) {
  Facts facts = facts_of("unknown");
  facts.exercise = facts.attack_known = true;
  for (const base::Catalogue* words : {&french, &english}) {
    const std::string text = *draft_text(*find(all, "panel"), facts, *words);
    EXPECT_TRUE(text.starts_with("EXERCICE")) << text;
    EXPECT_LE(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }), 160)
        << text;
  }
  EXPECT_NE(draft_text(*find(all, "web"), facts, french)->find("N’EST PAS UNE VRAIE"), std::string::npos)
      << "where there is room";
}

TEST_F(Notices, AReturnThatSomebodyDecidedIsSaidAndNoneIsDeniedForIt) {
  Facts facts = facts_of("unknown");
  facts.services = {{.id = "planning", .name = "Urbanisme\u00a0: instruction des demandes", .state = "closed"},
                    {.id = "civil_status_deaths", .name = "État civil\u00a0: décès", .state = "normal"}};
  const std::string plain = *draft_text(*find(all, "web"), facts, french);
  EXPECT_EQ(plain.find("retour annoncé"), std::string::npos);
  EXPECT_EQ(plain.find("autres services"), std::string::npos);
  facts.services.front().returns_at = base::Timestamp{kNow.nanoseconds + 86'400 * base::kNanosecondsPerSecond};
  const std::string text = *draft_text(*find(all, "web"), facts, french);
  EXPECT_NE(text.find("retour annoncé pour le jeudi 26 novembre 2026"), std::string::npos) << text;
  EXPECT_NE(text.find("pour les autres services"), std::string::npos);
  EXPECT_NE(text.find("Urbanisme (instruction des demandes)"), std::string::npos) << "one colon is enough";
  EXPECT_NE(text.find("État civil (décès)."), std::string::npos);
  facts.services.front().is_late = true;
  EXPECT_EQ(draft_text(*find(all, "web"), facts, french)->find("retour annoncé"), std::string::npos) << "that hour has passed";
}

TEST_F(Notices, NothingIsSaidTwiceNorDoubtedThatTheTownSaid) {
  Facts facts = facts_of("unknown");
  facts.services.clear();
  for (const char* id : {"web", "press_release"}) {
    facts.mail = {};
    const std::string text = *draft_text(*find(all, id), facts, french);
    EXPECT_EQ(text.find("appelez avant de venir"), std::string::npos) << "« Appelez avant de venir » follows";
    EXPECT_NE(text.find("Appelez avant de venir"), std::string::npos);
    EXPECT_NE(text.find("peut être à l’arrêt"), std::string::npos);
    facts.mail = "closed";
    const std::string closed = *draft_text(*find(all, id), facts, french);
    EXPECT_EQ(closed.find("peut être à l’arrêt"), std::string::npos) << "it is";
    EXPECT_NE(closed.find("N’attendez pas de réponse par courriel."), std::string::npos);
    facts.mail = "normal";
    EXPECT_EQ(draft_text(*find(all, id), facts, french)->find("réponse par courriel"), std::string::npos);
  }
}

TEST_F(Notices, AWithdrawnTextKeepsTheSentencesThatTurnedOutNotToHold) {
  EXPECT_EQ(published_after("Un.", {}), "");
  ASSERT_TRUE(withdraw(store, "N1", "faux", "Le maire", {"Aucune donnée n’a été volée.", "Tout\nva bien."}));
  EXPECT_EQ(first().untrue, (std::vector<std::string>{"Aucune donnée n’a été volée.", "Tout va bien."}));
}

TEST_F(Notices, AnApprovalHoldsForTheWordingThatWasRead) {
  ASSERT_TRUE(draft(store, *find(all, "web"), "Un.", french));
  ASSERT_TRUE(approve(store, "N1", "Le maire"));
  EXPECT_EQ(first().state(), Notice::State::approved);
  ASSERT_TRUE(revise(store, "N1", "Deux."));
  EXPECT_EQ(first().state(), Notice::State::draft);
  EXPECT_EQ(publish(store, "N1", {}, known(), nullptr, "Le maire").error().id, "notice.not_approved");
}

TEST_F(Notices, AgainstTheAdviceOnlyWithAReasonThatStaysInTheJournal) {
  EXPECT_EQ(published_after("Aucune donnée n’a été volée.", {}), "notice.not_carried");
  const auto done = publish(store, "N1", {.where = "site", .because = "décision du maire"}, known(), nullptr, "Le maire");
  ASSERT_TRUE(done) << done.error().id;
  const Notice notice = first();
  ASSERT_TRUE(notice.standing());
  EXPECT_TRUE(notice.standing()->against_advice);
  EXPECT_EQ(notice.standing()->because, "décision du maire");
  EXPECT_NE(done->text("sentences").find("Aucune donnée"), std::string_view::npos);
}

TEST_F(Notices, WhatTheDiagnosisContradictsLaterIsListedUntilItIsWithdrawn) {
  EXPECT_EQ(published_after("Nous n’avons pas de date de retour.", {}), "");
  ASSERT_TRUE(revise(store, "N1", "Aucune donnée n’a été volée."));
  ASSERT_TRUE(approve(store, "N1", "Le maire"));
  ASSERT_TRUE(publish(store, "N1", {.because = "sûr de lui"}, known(), nullptr, "Le maire"));
  first();
  EXPECT_TRUE(to_withdraw(notices_of(entries), known()).empty()) << "not carried is not contradicted";
  diagnosed.exfiltration = "yes";
  const auto outdated = to_withdraw(notices_of(entries), known());
  ASSERT_EQ(outdated.size(), 1U);
  EXPECT_EQ(outdated[0].against[0].sentence, "Aucune donnée n’a été volée.");
  ASSERT_TRUE(withdraw(store, "N1", "des données ont été copiées", "Le maire"));
  first();
  EXPECT_TRUE(to_withdraw(notices_of(entries), known()).empty());
  EXPECT_EQ(withdraw(store, "N1", "x").error().id, "notice.withdrawn");
}

TEST_F(Notices, SilenceIsBrokenOnlyWithAReason) {
  EXPECT_EQ(published_after("Bonjour.", {.silence = true}), "notice.silence");
  EXPECT_TRUE(publish(store, "N1", {.silence = true}, known(), find(all, "staff_note"), "Le maire")) << "internal";
}

TEST_F(Notices, ATownsOwnWordingReplacesOursAndABrokenOneIsRefused) {
  std::filesystem::create_directories(folder.path() / "textes");
  const auto write = [&](const std::string& text) {
    std::ofstream(folder.path() / "textes" / "panel.yaml") << text;
    return kinds(folder.path() / "textes");
  };
  const std::string own =
      "id: panel\nform: message\ntitle: {fr: a, en: a}\naudience: {fr: a, en: a}\nparts: [{fr: \"Chez nous {de place}\", en: "
      "x}]\n";
  const auto adapted = write(own);
  ASSERT_TRUE(adapted);
  EXPECT_EQ(*draft_text(*find(*adapted, "panel"), facts_of(""), french), "Chez nous d’Isbergues");
  EXPECT_EQ(
      write("id: other\nform: message\ntitle: {fr: a, en: a}\naudience: {fr: a, en: a}\nparts: [{fr: a, en: x}]\n").error().id,
      "notice.own_text");
  EXPECT_EQ(
      write("id: panel\nform: message\ntitle: {fr: a, en: a}\naudience: {fr: a, en: a}\nparts: [{fr: \"{host}\", en: x}]\n")
          .error()
          .id,
      "response.catalogue");
}

TEST_F(Notices, ADepartmentDoesNotSpeakAsATownHall) {
  Facts facts = facts_of("unknown");
  facts.place = "Département de l’Essai";
  facts.body = town::BodyKind::department;
  facts.address = "1 place de l’Essai";
  facts.attack_known = facts.tools_off = facts.counter_open = true;
  for (const Kind& kind : all) {
    const auto text = draft_text(kind, facts, french);
    ASSERT_TRUE(text) << kind.id;
    for (const auto* wrong : {"airie", "MAIRIE", "commune"})
      EXPECT_EQ(text->find(wrong), text->npos) << kind.id << ": " << *text;
    const auto in_english = draft_text(kind, facts, english);
    ASSERT_TRUE(in_english) << kind.id;
    EXPECT_EQ(in_english->find("own hall"), in_english->npos) << kind.id << ": " << *in_english;
  }
  EXPECT_NE(draft_text(*find(all, "web"), facts, french)->find("La messagerie du Département"), std::string::npos);
}

TEST_F(Notices, HostileWordsOfPeopleStayWordsOnOneLine) {
  Facts facts = facts_of("unknown");
  facts.place = "Vil\nle\x1b[31m{phone}";
  const auto text = draft_text(*find(all, "answering_machine"), facts, french);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->find('\x1b'), std::string::npos);
  EXPECT_NE(text->find("{phone}"), std::string::npos);
}

TEST(Gsm, OneLetterOutsideTheAlphabetCutsTheMessageToSeventy) {
  EXPECT_EQ(count_message("Mairie fermée à midi : Ça va, où ?").limit, 160U);
  const MessageCount foreign = count_message("reçu l’être");
  EXPECT_EQ(foreign.limit, 70U);
  EXPECT_EQ(foreign.foreign, (std::vector<std::string>{"ç", "’", "ê"}));
  EXPECT_EQ(spelled_for_gsm("reçu l’être"), "recu l'etre");
  EXPECT_EQ(count_message(spelled_for_gsm("reçu « l’être »\u00a0: œuf…")).limit, 160U);
}

TEST(Gsm, CountsAsOperatorsDo) {
  EXPECT_EQ(count_message(std::string(160, 'a')).messages, 1U);
  EXPECT_EQ(count_message(std::string(161, 'a')).messages, 2U);
  EXPECT_EQ(count_message(std::string(307, 'a')).messages, 3U);
  EXPECT_EQ(count_message("€").units, 2U);
  EXPECT_EQ(count_message(std::string(69, 'a') + "ê").messages, 1U);
  EXPECT_EQ(count_message(std::string(70, 'a') + "ê").messages, 2U);
  EXPECT_EQ(count_message("").messages, 0U);
}

TEST_F(Notices, TheTextMessageOfOursIsOneMessageOfTheAlphabet) {
  Facts longest = facts_of("unknown");
  longest.attack_known = longest.tools_off = longest.counter_open = true;
  for (const base::Catalogue* words : {&french, &english}) {
    for (const Facts& facts : {facts_of("unknown"), longest}) {
      const auto count = count_message(*draft_text(*find(all, "sms"), facts, *words));
      EXPECT_TRUE(count.gsm7);
      EXPECT_EQ(count.messages, 1U) << count.units;
    }
  }
}

}  // namespace
}  // namespace beffroi::response::notices
