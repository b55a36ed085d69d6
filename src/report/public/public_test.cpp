// SPDX-License-Identifier: EUPL-1.2
#include "report/public/public.h"

#include <gtest/gtest.h>

#include "report/public/parts.h"
#include "town/catalogue.h"

namespace beffroi::report::public_page {
namespace {

base::Catalogue words_in(base::Language language) {
  auto words = *base::Catalogue::load(language);
  words.set_strict();
  return words;
}

Content isbergues() {
  Content content{.place = "Isbergues", .phone = "03 21 00 00 00", .address = "rue de la Mairie"};
  content.updated = {1'795'600'000 * base::kNanosecondsPerSecond};
  content.services = {{"civil_status", "État civil", "Mairie", "degraded", "guichet", "03 21 00 00 00, bureau 4", {}, {}},
                      {"canteen", "Cantine", {}, "closed", {}, {}, {}, {}}};
  content.texts = {{"N2", "fr", "Communiqué", "Un.\n\nDeux.", content.updated, {}, {}},
                   {"N1", "fr", "Texte", "Ancien.", content.updated, {}, content.updated}};
  return content;
}

class PublicPage : public testing::Test {
 protected:
  base::Catalogue french = words_in(base::Language::french), english = words_in(base::Language::english);
};

TEST_F(PublicPage, FetchesNothingRunsNothingAndFitsAFirstView) {
  for (const base::Catalogue* words : {&french, &english}) {
    const std::string html = page(isbergues(), Sheet::now, *words);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find(" src="), std::string::npos);
    EXPECT_EQ(html.find("@import"), std::string::npos);
    EXPECT_EQ(html.find("url("), std::string::npos);
    EXPECT_LT(html.size(), 14'000U) << "not even compressed";
  }
}

TEST_F(PublicPage, ATelephoneNumberCanBeTouchedAndOtherNumbersAreNone) {
  EXPECT_NE(with_telephones("Appelez le 03 21 00 00 00, bureau 4").bytes().find("href=\"tel:0321000000\""), std::string::npos);
  EXPECT_NE(with_telephones("+33 3 21 00 00 00").bytes().find("href=\"tel:+33321000000\""), std::string::npos);
  for (const char* text : {"62330 Isbergues", "de 9 h à 12 h", "bureau 12345678901234567890", "", "12 rue"})
    EXPECT_EQ(with_telephones(text).bytes().find("tel:"), std::string::npos) << text;
  EXPECT_EQ(with_telephones("Appelez le 03 21 00 00 00, bureau 4").bytes().find("  "), std::string::npos);
}

TEST_F(PublicPage, SaysInWordsHowEachServiceStandsAndNoLongerSaysWhatWasWithdrawn) {
  const std::string html = page(isbergues(), Sheet::now, french);
  EXPECT_NE(html.find("au ralenti"), std::string::npos);
  EXPECT_NE(html.find("à l’arrêt pour l’instant"), std::string::npos);
  EXPECT_EQ(html.find("Ancien."), std::string::npos);
  EXPECT_NE(html.find("Retiré : Texte"), std::string::npos);
  EXPECT_EQ(page(isbergues(), Sheet::texts, french).find("Ancien."), std::string::npos);
  EXPECT_EQ(feed(isbergues(), french).find("Ancien."), std::string::npos);
  EXPECT_EQ(status_json(isbergues()).find("Ancien."), std::string::npos);
}

TEST_F(PublicPage, AsksToCallFirstWhereNobodySaidThatTheTownHallReceives) {
  Content content = isbergues();
  EXPECT_NE(page(content, Sheet::now, french).find("appelez avant de venir"), std::string::npos);
  content.counter_open = true;
  EXPECT_EQ(page(content, Sheet::now, french).find("appelez avant de venir"), std::string::npos);
}

TEST_F(PublicPage, AServiceThatNobodyGaveAWayToReachHasTheNumberOfTheTownHall) {
  Content content = isbergues();
  content.services = {{"schools", "Écoles", {}, "closed", {}, {}, {}, {}}};
  EXPECT_NE(page(content, Sheet::now, french).find("Appelez avant de venir"), std::string::npos);
}

TEST_F(PublicPage, ADepartmentDoesNotSpeakAsATownHall) {
  Content content = isbergues();
  content.place = "Département de l’Essai";
  content.body = town::BodyKind::department;
  content.address = {};
  content.services.clear();
  content.counter_open = content.attack_known = content.tools_stopped = content.tools_off = true;
  content.receipts = {"complaint", "cnil_notification"};
  const Head head{.place = content.place, .body = content.body};
  for (const base::Catalogue* words : {&french, &english}) {
    std::string all = fragment(content, *words) + feed(content, *words) + hosting_sheet(head, {}, *words);
    for (const Sheet sheet : {Sheet::now, Sheet::texts, Sheet::archive}) all += page(content, sheet, *words);
    content.over = content.updated;
    all += page(content, Sheet::now, *words);
    content.over.reset();
    for (const char* wrong : {"airie", "own hall"}) EXPECT_EQ(all.find(wrong), std::string::npos) << wrong;
  }
  EXPECT_NE(page(content, Sheet::now, french).find("La messagerie du Département"), std::string::npos);
  EXPECT_NE(page(content, Sheet::now, french).find("Le Département de l’Essai"), std::string::npos) << "its kind is said once";
}

TEST_F(PublicPage, AnHourThatHasPassedIsAnnouncedNoMore) {
  Content content = isbergues();
  content.services.front().returns_at = content.updated;
  EXPECT_NE(page(content, Sheet::now, french).find("Retour annoncé"), std::string::npos);
  content.services.front().is_late = true;
  const std::string html = page(content, Sheet::now, french);
  EXPECT_EQ(html.find("Retour annoncé"), std::string::npos);
  EXPECT_NE(html.find("ce n’est pas encore fait"), std::string::npos);
  EXPECT_NE(status_json(content).find("\"overdue\": true"), std::string::npos);
}

TEST_F(PublicPage, WhoReadAWithdrawnTextLearnsThatItNoLongerHoldsAndWhatToReadInstead) {
  Content content = isbergues();
  for (const Sheet sheet : {Sheet::now, Sheet::texts}) {
    const std::string html = page(content, sheet, french);
    EXPECT_NE(html.find("Ne vous fiez plus à ce qu’il disait"), std::string::npos);
    EXPECT_NE(html.find("lisez «\u00a0Communiqué\u00a0»"), std::string::npos);
  }
  content.texts.erase(content.texts.begin());
  EXPECT_EQ(page(content, Sheet::texts, french).find("lisez «"), std::string::npos);
}

TEST_F(PublicPage, ATextInAnotherLanguageThanThePageSaysSo) {
  EXPECT_NE(page(isbergues(), Sheet::texts, english).find("in French"), std::string::npos);
  EXPECT_EQ(page(isbergues(), Sheet::texts, french).find("en français"), std::string::npos);
}

TEST_F(PublicPage, AnEnglishReaderIsToldWhichTextsAreInFrenchOnlyAndReadsThemMarkedAsFrench) {
  Content content = isbergues();
  const std::string now = page(content, Sheet::now, english);
  EXPECT_EQ(now.find("Deux."), std::string::npos) << "the text itself is on the page of texts";
  EXPECT_NE(now.find("<span lang=\"fr\">Communiqué</span>"), std::string::npos);
  EXPECT_NE(now.find("this text exists in French only"), std::string::npos);
  EXPECT_NE(now.find("Withdrawn: <span lang=\"fr\">Texte</span>"), std::string::npos)
      << "one word is English, the other French";
  EXPECT_NE(now.find("read “<span lang=\"fr\">Communiqué</span>”"), std::string::npos);
  const std::string texts = page(content, Sheet::texts, english);
  EXPECT_NE(texts.find("<h2 lang=\"fr\">Communiqué</h2>"), std::string::npos);
  EXPECT_NE(texts.find("<div lang=\"fr\"><p>Un.</p>"), std::string::npos);

  content.texts.insert(content.texts.begin(), {"N3", "en", "Press release", "Open.", content.updated, {}, {}});
  const std::string both = page(content, Sheet::now, english);
  EXPECT_NE(both.find("<p>Open.</p>"), std::string::npos);
  EXPECT_EQ(both.find("French only"), std::string::npos);
  const std::string in_french = page(content, Sheet::now, french);
  EXPECT_EQ(in_french.find("<p>Open.</p>"), std::string::npos) << "the last text is English";
  EXPECT_NE(in_french.find("<p>Deux.</p>"), std::string::npos);
  EXPECT_NE(in_french.find("<span lang=\"en\">Press release</span>"), std::string::npos);
}

TEST_F(PublicPage, ANameThatTheTownGaveIsFrenchOnTheEnglishPageAndOursIsNot) {
  Content content = isbergues();
  content.services = {{"boats", "Location de barques", {}, "closed", {}, {}, {}, {}},
                      {"schools", town::Catalogue::embedded().find("schools")->name.in(base::Language::english), {}, "closed"}};
  const std::string html = page(content, Sheet::now, english);
  EXPECT_NE(html.find("<strong><span lang=\"fr\">Location de barques</span></strong>"), std::string::npos);
  EXPECT_NE(html.find("<strong>" + content.services.back().name + "</strong>"), std::string::npos);
  EXPECT_EQ(page(content, Sheet::now, french).find("<strong><span"), std::string::npos);
  EXPECT_NE(html.find("Some details are in French"), std::string::npos);
  content.services.erase(content.services.begin());
  EXPECT_EQ(page(content, Sheet::now, english).find("Some details are in French"), std::string::npos) << "none is";
}

TEST_F(PublicPage, AnEmptyPageOfTextsSaysThatNothingWasPublishedAndWhereTheNewsWillBe) {
  Content content = isbergues();
  content.texts.clear();
  content.next_update = content.updated;
  for (const base::Catalogue* words : {&french, &english}) {
    const std::string html = page(content, Sheet::texts, *words);
    EXPECT_NE(html.find(words->text("public.no_texts", {{"over", false}})), std::string::npos);
    EXPECT_NE(html.find(words->text("public.next")), std::string::npos);
    EXPECT_EQ(html.find(said("texts_lead", content, *words)), std::string::npos);
  }
  content.over = content.updated;
  const std::string closed = page(content, Sheet::texts, french);
  EXPECT_NE(closed.find("Aucun texte n’a été publié pendant la crise."), std::string::npos);
  EXPECT_EQ(closed.find("paraîtra"), std::string::npos) << "nothing will";
}

TEST_F(PublicPage, SaysOnlyWhatWasDoneOrFound) {
  Content content = isbergues();
  const std::string quiet = page(content, Sheet::now, french);
  for (const char* claim : {"attaque", "prévenue", "Une plainte", "est à l’arrêt", "coupé"})
    EXPECT_EQ(quiet.find(claim), std::string::npos) << claim;
  content.attack_known = content.tools_stopped = true;
  content.receipts = {"complaint", "complaint_insurance"};
  const std::string told = page(content, Sheet::now, french);
  for (const char* claim : {"attaque informatique", "Une plainte a été déposée. Nous ne pouvons", "est à l’arrêt."})
    EXPECT_NE(told.find(claim), std::string::npos) << claim;
  for (const char* claim : {"prévenue", "précaution, une partie", "coupé"})
    EXPECT_EQ(told.find(claim), std::string::npos) << "a complaint tells no other authority: " << claim;
}

TEST_F(PublicPage, AWarningAloneIsNoIncidentThatSomebodyNoticed) {
  Content content = isbergues();
  content.alert_only = true;
  content.since = content.updated;
  const std::string html = page(content, Sheet::now, french);
  EXPECT_NE(html.find("un signalement sur un possible incident informatique"), std::string::npos);
  EXPECT_EQ(html.find("constaté le"), std::string::npos);
}

TEST_F(PublicPage, TheHistoryHasEveryTextAndTheCorrectedOneItsFirstHour) {
  Content content = isbergues();
  content.texts.front().first = base::Timestamp{content.updated.nanoseconds - 3600 * base::kNanosecondsPerSecond};
  const std::string html = page(content, Sheet::texts, french);
  EXPECT_NE(html.find("paru d’abord le"), std::string::npos);
  EXPECT_NE(html.find("Deux."), std::string::npos);
  EXPECT_NE(html.find("Ce texte a été retiré"), std::string::npos);
  EXPECT_NE(page(content, Sheet::now, french).find("href=\"textes.html\""), std::string::npos);
}

TEST_F(PublicPage, ALongTextIsShownToItsEnd) {
  Content content = isbergues();
  content.texts.front().text.clear();
  for (int i = 0; i < 900; ++i) content.texts.front().text += "éé ";
  content.texts.front().text += std::string(3'000, 'x') + "ééé fin.";
  EXPECT_NE(page(content, Sheet::texts, french).find("ééé fin."), std::string::npos);
  EXPECT_NE(feed(content, french).find("ééé fin."), std::string::npos);
}

TEST_F(PublicPage, AClosedPageSaysNothingOfToday) {
  Content content = isbergues();
  content.over = content.updated;
  const std::string now = page(content, Sheet::now, french);
  EXPECT_EQ(now.find("au ralenti"), std::string::npos);
  EXPECT_NE(now.find("href=\"archive.html\""), std::string::npos);
  const std::string archive = page(content, Sheet::archive, french);
  EXPECT_NE(archive.find("<title>Archive"), std::string::npos);
  EXPECT_NE(archive.find("Elle ne dit pas l’état d’aujourd’hui"), std::string::npos);
  EXPECT_NE(archive.find("href=\"index.html\""), std::string::npos) << "the way to what holds today";
  EXPECT_EQ(fragment(content, french).find("au ralenti"), std::string::npos);
}

TEST_F(PublicPage, TimesAreSuchAsBrowsersAndReadersOfFeedsKnow) {
  Content content = isbergues();
  content.updated.nanoseconds += 123'456'789;
  EXPECT_NE(page(content, Sheet::now, french).find("Z\">"), std::string::npos);
  EXPECT_EQ(page(content, Sheet::now, french).find(".123"), std::string::npos);
  EXPECT_EQ(feed(content, french).find(".123"), std::string::npos);
}

TEST_F(PublicPage, ADrillSaysExerciceInEveryFile) {
  Content content = isbergues();
  content.exercise = true;
  for (const std::string& file : {page(content, Sheet::now, english), fragment(content, english), feed(content, english)})
    EXPECT_NE(file.find("EXERCICE"), std::string::npos);
  EXPECT_NE(status_json(content).find("\"exercise\": true"), std::string::npos);
}

TEST_F(PublicPage, HostileWordsStayWords) {
  const std::string hostile = "<script>x</script>\"'><img src=x onerror=1>&\x1b[2J";
  Content content = isbergues();
  content.place = content.phone = content.address = hostile;
  for (auto& one : content.services) one.name = one.site = one.instead = one.contact = hostile;
  for (auto& one : content.texts) one.title = one.text = hostile;
  for (const std::string& file :
       {page(content, Sheet::now, french), page(content, Sheet::texts, french),
        index_page({{.folder = "x", .place = hostile}}, french), fragment(content, french), feed(content, french)}) {
    EXPECT_EQ(file.find("<script"), std::string::npos);
    EXPECT_EQ(file.find("<img"), std::string::npos);
    EXPECT_EQ(file.find('\x1b'), std::string::npos);
  }
}

}  // namespace
}  // namespace beffroi::report::public_page
