// SPDX-License-Identifier: EUPL-1.2
// What residents read of corrections and withdrawals, and in which language.
#include <gtest/gtest.h>

#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

base::Catalogue words_in(base::Language language) {
  auto words = *base::Catalogue::load(language);
  words.set_strict();
  return words;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

class PublishedTexts : public testing::Test {
 protected:
  Content content{.place = "Isbergues", .phone = "03 21 00 00 00", .address = "rue de la Mairie"};
  base::Catalogue french = words_in(base::Language::french), english = words_in(base::Language::english);

  void SetUp() override {
    content.updated = {1'795'600'000 * base::kNanosecondsPerSecond};
    content.texts = {{"N1", "fr", "Communiqué", "Un.\n- Deux.\n- Trois.", content.updated, {}, {}, "web"}};
  }
};

TEST_F(PublishedTexts, ACorrectionSaysWhenAndWhatHoldsNoMore) {
  PublishedText& one = content.texts.front();
  one.first = base::Timestamp{content.updated.nanoseconds - 3600 * base::kNanosecondsPerSecond};
  one.former = {"Le guichet est ouvert."};
  const std::string texts = page(content, Sheet::texts, french);
  EXPECT_TRUE(contains(texts, "corrigé le"));
  EXPECT_TRUE(contains(texts, "paru d’abord le"));
  EXPECT_TRUE(contains(texts, "<li lang=\"fr\">Le guichet est ouvert.</li>"));
  EXPECT_TRUE(contains(page(content, Sheet::now, french), "corrigé le"));
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "Le guichet est ouvert.")) << "on the page of texts alone";
}

TEST_F(PublishedTexts, AWithdrawalSaysWhichSentenceDidNotHold) {
  content.texts.front().withdrawn = content.updated;
  content.texts.front().untrue = {"Aucune donnée n’a été volée."};
  for (const std::string& file : {page(content, Sheet::now, french), page(content, Sheet::texts, french),
                                  fragment(content, french), feed(content, french)}) {
    EXPECT_TRUE(contains(file, french.text("public.untrue")));
    EXPECT_TRUE(contains(file, "Aucune donnée n’a été volée."));
    EXPECT_FALSE(contains(file, "Deux."));
  }
}

TEST_F(PublishedTexts, TheFragmentHasTheirTitlesAndLeadsToThePageWhereItsAddressIsKnown) {
  EXPECT_TRUE(contains(fragment(content, french), "Communiqué"));
  EXPECT_FALSE(contains(fragment(content, french), french.text("public.whole_page")));
  content.url = "https://info.exemple.fr/isbergues/";
  EXPECT_TRUE(contains(fragment(content, french), "<a href=\"https://info.exemple.fr/isbergues/\">"));
  for (const char* hostile : {"javascript:alert(1)", "https://x\" onclick=\"y", "https://x y"}) {
    content.url = hostile;
    EXPECT_FALSE(contains(fragment(content, french), "<a href=\"https://x")) << hostile;
    EXPECT_FALSE(contains(fragment(content, french), "href=\"javascript")) << hostile;
  }
}

TEST_F(PublishedTexts, AReaderFindsTheTextsInHisLanguageFirst) {
  content.texts.insert(content.texts.begin(), {"N2", "en", "Press release", "Open.", content.updated, {}, {}, "web"});
  const std::string in_french = page(content, Sheet::texts, french), in_english = page(content, Sheet::texts, english);
  EXPECT_LT(in_french.find("Communiqué</h2>"), in_french.find("Press release</h2>"));
  EXPECT_GT(in_english.find("Communiqué</h2>"), in_english.find("Press release</h2>"));
}

TEST_F(PublishedTexts, FrenchWithinAnEnglishTextIsMarkedAsFrench) {
  content.services = {{"boats", "Location de barques", {}, "closed", {}, "guichet, 03 21 00 00 02", {}, {}}};
  content.texts = {{"N2",
                    "en",
                    "Press release",
                    "- Location de barques: off – guichet, 03 21 00 00 02.\nCome to rue de la Mairie.",
                    content.updated,
                    {},
                    {},
                    "web"}};
  const std::string text = page(content, Sheet::now, english);
  EXPECT_TRUE(contains(text, "<li><span lang=\"fr\">Location de barques</span>: off"));
  EXPECT_TRUE(contains(text, "<span lang=\"fr\">guichet, <a href=\"tel:0321000002\">"));
  EXPECT_TRUE(contains(text, "Come to <span lang=\"fr\">rue de la Mairie</span>."));
}

TEST_F(PublishedTexts, TheFeedLinksItsEntriesAndKeepsLists) {
  const std::string all = feed(content, french);
  EXPECT_TRUE(contains(all, "hreflang=\"fr\" href=\"textes.html\"/>"));
  EXPECT_TRUE(contains(all, "<p>Un.</p><ul><li>Deux.</li><li>Trois.</li></ul>"));
  EXPECT_FALSE(contains(all, "<br>")) << "not well-formed";
}

TEST_F(PublishedTexts, ThePageDoesNotContradictItself) {
  content.services = {{"mail", "Messagerie", {}, "closed", {}, {}, {}, {}}};
  EXPECT_TRUE(contains(page(content, Sheet::now, french), "peut être à l’arrêt"));
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "Appelez avant de venir")) << "nobody comes for the mail";
  content.mail = "closed";
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "peut être à l’arrêt"));
  EXPECT_TRUE(contains(page(content, Sheet::now, french), "est à l’arrêt\u00a0: n’attendez pas"));
  content.mail = "normal";
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "n’attendez pas de réponse"));
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "pour le reste"));
  content.services.front().returns_at = content.updated;
  EXPECT_TRUE(
      contains(page(content, Sheet::now, french), "pour le reste, nous ne pouvons pas encore donner de date de retour"));
  EXPECT_FALSE(contains(page(content, Sheet::now, french), "date de retour à la normale"));
}

}  // namespace
}  // namespace beffroi::report::public_page
