// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "report/notices/notices.h"
#include "report/notices/text.h"

namespace beffroi::report::notices {
namespace {

response::notices::Notice notice_of(const std::string& kind, const std::string& text) {
  response::notices::Notice notice{.id = "N1", .kind = kind};
  notice.language = "fr";
  notice.title = "Titre";
  notice.versions = {{1, {}, "Léa", text}};
  return notice;
}

class NoticePages : public testing::Test {
 protected:
  void SetUp() override { words.set_strict(); }
  std::string page(const response::notices::Notice& notice, paper::Look look = paper::Look::reading,
                   const std::vector<response::claims::Checked>& reserved = {}) {
    return page_of(notice, response::notices::find(response::notices::built_in(), notice.kind), {"Isbergues", {}, false}, look,
                   reserved, words);
  }
  response::notices::Reserved reserved_of(const response::notices::Notice& notice) {
    const response::Diagnosed nothing;
    return response::notices::reservations_of(notice, {nothing, {}, {}, {}, words.zone()});
  }

  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

TEST_F(NoticePages, ADraftSaysThatItMustNotBeShownAndAnApprovedPosterNamesNobody) {
  auto poster = notice_of("counter_poster", "Bonjour");
  EXPECT_NE(page(poster).find("à ne pas diffuser"), std::string::npos);
  poster.approvals = {{{}, "Le maire", 1}};
  EXPECT_EQ(page(poster).find("Le maire"), std::string::npos);
  EXPECT_NE(page(poster, paper::Look::poster_a3).find("size:A3"), std::string::npos);
  auto release = notice_of("press_release", "Bonjour");
  release.approvals = {{{}, "Le maire", 1}};
  EXPECT_NE(page(release).find("Le maire"), std::string::npos);
}

TEST_F(NoticePages, ATextDocumentSpeaksTheLanguageOfItsLetterAndAPosterIsReadFromAfar) {
  const auto file = [this](const response::notices::Notice& notice) {
    const auto* kind = response::notices::find(response::notices::built_in(), notice.kind);
    return to_odt(notice, kind, {"Isbergues", {}, false}, words);  // its files are stored as they are
  };
  auto letter = notice_of("persons_letter", "Dear Sir");
  letter.language = "en";
  EXPECT_NE(file(letter).find("Reference: N1"), std::string::npos);
  EXPECT_EQ(file(letter).find("Objet"), std::string::npos);
  EXPECT_NE(file(letter).find(R"(fo:language="en")"), std::string::npos) << "read aloud as English";
  EXPECT_EQ(file(letter).find(R"(fo:language="fr")"), std::string::npos);
  const std::string poster = file(notice_of("counter_poster", "Bonjour\n- Accueil"));
  EXPECT_NE(poster.find(R"(text:style-name="PosterItem">Accueil)"), std::string::npos);
  EXPECT_NE(poster.find("Incident informatique"), std::string::npos);
}

TEST_F(NoticePages, ParagraphsAndListsAreMadeOfPlainLinesAndNothingElse) {
  EXPECT_EQ(paragraphs_of("Un\ndeux\n\n- a\n- b\nTrois").bytes(), "<p>Un<br>deux</p><ul><li>a</li><li>b</li></ul><p>Trois</p>");
  EXPECT_EQ(paragraphs_of("<b>").bytes(), "<p>&lt;b&gt;</p>");
  EXPECT_TRUE(paragraphs_of("").empty());
}

TEST_F(NoticePages, ATextMessageIsShownWithItsCountAndAProposal) {
  const std::string shown =
      report::notices::shown(notice_of("sms", "reçu"), response::notices::find(response::notices::built_in(), "sms"), words);
  EXPECT_NE(shown.find("recu"), std::string::npos);
  EXPECT_NE(shown.find("70"), std::string::npos);
  EXPECT_NE(page(notice_of("sms", "reçu")).find("recu"), std::string::npos) << "on the printed page too";
  EXPECT_EQ(page(notice_of("web", "reçu")).find("recu"), std::string::npos);
}

TEST_F(NoticePages, WhoSignsSeesWhatTheCaseDoesNotCarryAndNothingElse) {
  auto notice =
      notice_of("web", "La mairie vous informe. Aucune donnée n’a été volée. Selon la presse, des données ont été volées.");
  const auto reserved = reserved_of(notice);
  ASSERT_EQ(reserved.sentences.size(), 2U) << "one that nothing carries, one that a person must read";
  const std::string lines = reserved_lines(reserved, words);
  EXPECT_NE(lines.find("[rien ne l’établit] Aucune donnée n’a été volée."), std::string::npos);
  EXPECT_NE(lines.find("[à lire vous-même] Selon la presse"), std::string::npos);
  EXPECT_EQ(lines.find("vous informe"), std::string::npos);
  EXPECT_NE(lines.find("Une phrase est hors de la liste et n’a pas été vérifiée"), std::string::npos);
  EXPECT_NE(reserved_lines({}, words).find("Rien à relever"), std::string::npos);
  EXPECT_NE(reserved_lines({}, words).find("Toutes les phrases ont été vérifiées."), std::string::npos);

  const auto list = to_json({notice}, {}, {reserved}, words);
  EXPECT_NE(list.find("\"reservations\""), std::string::npos);
  EXPECT_NE(list.find("\"answer\": \"not_carried\""), std::string::npos);
  EXPECT_EQ(to_json({notice}, {}, {}, words).find("not_carried"), std::string::npos);

  EXPECT_NE(page(notice, paper::Look::reading, reserved.sentences).find("rien ne l’établit"), std::string::npos);
  notice.approvals = {{{}, "Le maire", 1}};
  EXPECT_EQ(page(notice, paper::Look::reading, reserved.sentences).find("rien ne l’établit"), std::string::npos)
      << "what goes to the press bears no remarks";
}

TEST_F(NoticePages, EveryReasonOfACheckHasItsWords) {
  const response::Diagnosed nothing;
  const auto checked = response::claims::check(
      "Aucune donnée n’a été volée. Retour lundi. Tout fonctionne normalement. À ce stade, rien n’a été constaté sur les "
      "données.",
      {nothing, {}, {}, {}, words.zone()});
  EXPECT_NE(checked_lines(checked, words).find("rien ne l’établit"), std::string::npos);
  EXPECT_NE(to_json(checked, words).find("\"not_carried\""), std::string::npos);
}

TEST_F(NoticePages, AClaimIsCalledByWhatItSays) {
  const base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
  const response::Diagnosed nothing;
  const auto lines = [&](std::string_view text) {
    return checked_lines(
        response::claims::check(text,
                                {.diagnosed = nothing, .entries = {}, .services = {}, .now = base::Timestamp{}, .zone = zone}),
        words);
  };
  const std::string encrypted = lines("Des fichiers ont été rendus illisibles.");
  EXPECT_NE(encrypted.find("Des fichiers ont été chiffrés"), std::string::npos);
  EXPECT_EQ(encrypted.find("Rien n’a été chiffré"), std::string::npos);
  EXPECT_NE(lines("Nous ne savons pas si des données ont été volées.").find("Dit que l’on ne sait pas"), std::string::npos);
  EXPECT_NE(lines("Nous tenons à vous rassurer sur vos données.").find("Touche au sujet"), std::string::npos);
  EXPECT_NE(lines("Une cellule de crise est ouverte.").find("non vérifié"), std::string::npos);
}

TEST_F(NoticePages, AnotherWordingIsProposedInTheLanguageOfTheSentence) {
  const base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
  const response::Diagnosed nothing;
  const auto checked =
      response::claims::check("No data was stolen. Aucune donnée n’a été volée.",
                              {.diagnosed = nothing, .entries = {}, .services = {}, .now = base::Timestamp{}, .zone = zone});
  ASSERT_EQ(checked.size(), 2U);
  const std::string french = "Nous ne savons pas encore", english = "We do not know yet";
  for (const auto language : {base::Language::french, base::Language::english}) {
    base::Catalogue reader = *base::Catalogue::load(language);
    reader.set_strict();
    EXPECT_NE(checked_lines({checked[0]}, reader).find(english), std::string::npos);
    EXPECT_EQ(checked_lines({checked[0]}, reader).find(french), std::string::npos);
    EXPECT_NE(checked_lines({checked[1]}, reader).find(french), std::string::npos);
    EXPECT_NE(to_json({checked[0]}, reader).find(english), std::string::npos);
    EXPECT_EQ(to_json({checked[0]}, reader).find(french), std::string::npos);
  }
}

TEST_F(NoticePages, EveryReasonHasItsWords) {
  const base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
  response::Diagnosed hit;
  hit.exists = true;
  hit.incident = "yes";
  hit.hosts.push_back({"PC-1", "workstation", "compromised", base::Timestamp{1}, "hosts.1"});
  const auto lines = [&](std::string_view text, std::vector<std::string> released) {
    return checked_lines(response::claims::check(text, {.diagnosed = hit,
                                                        .entries = {},
                                                        .services = {},
                                                        .now = base::Timestamp{},
                                                        .zone = zone,
                                                        .released = std::move(released)}),
                         words);
  };
  EXPECT_NE(lines("L’ANSSI nous accompagne.", {}).find("response_centre_helps"), std::string::npos);
  EXPECT_NE(lines("La menace est écartée.", {}).find("1 machine touchée n’est pas remise en service"), std::string::npos);
  EXPECT_NE(lines("La menace est écartée.", {"PC-1"}).find("à lire vous-même"), std::string::npos);
}

TEST_F(NoticePages, WhatIsToBeKnownBeforeAnyTextIsToldOrNothingIs) {
  EXPECT_EQ(warning_lines(false, {}, words), "");
  EXPECT_TRUE(warning_lines(true, {}, words).contains("silence"));
  const std::string told = warning_lines(false, {"A et B\x1b[31m se contredisent."}, words);
  EXPECT_TRUE(told.contains("se contredisent."));
  EXPECT_FALSE(told.contains('\x1b'));
}

}  // namespace
}  // namespace beffroi::report::notices
