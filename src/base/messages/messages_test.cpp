// SPDX-License-Identifier: EUPL-1.2
#include "base/messages.h"

#include <gtest/gtest.h>

#include "base/messages/french.h"
#include "base/resources.h"

namespace beffroi::base {
namespace {

Timestamp at(std::string_view text) { return *parse_rfc3339(text); }

Catalogue shipped(Language language, std::string_view zone = "Europe/Paris") {
  auto loaded = Catalogue::load(language, zone);
  EXPECT_TRUE(loaded) << loaded.error().id << " " << loaded.error().where.path;
  return std::move(*loaded);
}

/// A sentence written in the test, rendered with the shipped words for dates and numbers.
std::string render(Language language, std::string_view text, const Arguments& arguments) {
  Catalogue catalogue = shipped(language);
  const auto added = catalogue.add("test.sentence: \"" + std::string(text) + "\"", "test");
  EXPECT_TRUE(added);
  return catalogue.text("test.sentence", arguments);
}

TEST(Messages, FrenchPluralCountsZeroAsOne) {
  const auto say = [](Language language, std::int64_t count) {
    return render(language, "{count, plural, one {# machine} other {# machines}}", {{"count", count}});
  };
  EXPECT_EQ(say(Language::french, 0), "0 machine");
  EXPECT_EQ(say(Language::french, 1), "1 machine");
  EXPECT_EQ(say(Language::french, 1234567), "1\u202F234\u202F567 machines");
  EXPECT_EQ(say(Language::english, 0), "0 machines");
  EXPECT_EQ(say(Language::english, 1), "1 machine");
  EXPECT_EQ(render(Language::french, "{n, plural, zero {aucune} one {une} other {#}}", {{"n", std::int64_t{0}}}), "aucune");
}

TEST(Messages, SelectFollowsTextTruthAndAbsence) {
  constexpr auto kText = "vu{ip, select, none {} other { depuis {ip}}}";
  EXPECT_EQ(render(Language::french, kText, {}), "vu");
  EXPECT_EQ(render(Language::french, kText, {{"ip", std::string()}}), "vu");
  EXPECT_EQ(render(Language::french, kText, {{"ip", std::string("192.0.2.1")}}), "vu depuis 192.0.2.1");
  EXPECT_EQ(render(Language::french, "{ok, select, yes {A} other {B}}", {{"ok", true}}), "A");
}

TEST(Messages, ElisionBeforeNamesOfMachinesAndAccounts) {
  const auto of = [](std::string_view article, std::string_view word) {
    return article_before(article, word) + std::string(word);
  };
  EXPECT_EQ(of("de", "ACCUEIL-01"), "d’ACCUEIL-01");
  EXPECT_EQ(of("de", "SRV-FICHIERS"), "de SRV-FICHIERS");
  EXPECT_EQ(of("le", "hôtel"), "l’hôtel");
  EXPECT_EQ(of("le", "hameau"), "le hameau");
  EXPECT_EQ(of("le", "HTTP"), "le HTTP");
  EXPECT_EQ(of("de", "élise.morel"), "d’élise.morel");
  EXPECT_EQ(of("le", "11"), "le 11");
  EXPECT_EQ(of("de", "203.0.113.8"), "de 203.0.113.8");
  EXPECT_EQ(of("du", "administrateur"), "de l’administrateur");
  EXPECT_EQ(of("Au", "agent"), "À l’agent");
  EXPECT_EQ(of("que", "il"), "qu’il");
  EXPECT_EQ(of("Le", "onze"), "Le onze");
  EXPECT_EQ(render(Language::french, "le disque {de host}", {{"host", std::string("URBANISME")}}), "le disque d’URBANISME");
}

TEST(Messages, DatesSayTheirZone) {
  const Catalogue french = shipped(Language::french);
  const Timestamp winter = at("2026-11-22T22:40:05Z");
  EXPECT_EQ(french.moment(winter), "22/11/2026 23:40:05 (UTC+1)");
  EXPECT_EQ(french.moment(winter, "long"),
            "dimanche 22 novembre 2026 à 23\u00A0h\u00A040\u00A0min\u00A005\u00A0s (heure de Paris, UTC+1)");
  EXPECT_EQ(french.moment(winter, "text"), "22 novembre 2026 à 23\u00A0h\u00A040");
  EXPECT_EQ(french.moment(at("2026-07-31T22:04:00Z"), "text"), "1er août 2026 à 0\u00A0h\u00A004");
  EXPECT_EQ(render(Language::french, "le {time} ; {time, precise}", {{"time", winter}}),
            "le 22 novembre 2026 à 23\u00A0h\u00A040 ; 22/11/2026 23:40:05")
      << "in running text a moment is read aloud";
  EXPECT_EQ(french.moment(winter, "utc"), "2026-11-22 22:40:05 UTC");
  EXPECT_EQ(french.moment(at("2026-07-31T23:00:00Z"), "day"), "samedi 1er août 2026") << "summer time passes midnight";
  EXPECT_EQ(shipped(Language::french, "Pacific/Tahiti").moment(winter), "22/11/2026 12:40:05 (UTC−10)");
  EXPECT_EQ(shipped(Language::english, "Nowhere/Land").moment(winter), "22/11/2026 22:40:05 (UTC)");
  EXPECT_EQ(shipped(Language::french).moment(at("1969-12-31T23:59:59.5Z"), "clock"), "00:59:59");
}

TEST(Messages, ADayThatWasWrittenAsATextIsReadAloudAndAnyOtherTextIsAsItIs) {
  const auto said = [](Language language, const std::string& day) { return render(language, "le {d, date}", {{"d", day}}); };
  EXPECT_EQ(said(Language::french, "2031-12-31"), "le 31 décembre 2031");
  EXPECT_EQ(said(Language::french, "2031-03-01"), "le 1er mars 2031");
  EXPECT_EQ(render(Language::english, "{d, date}", {{"d", std::string("2031-12-31")}}), "31 December 2031");
  for (const char* other : {"2031-02-30", "hier", "", "2031-12"})
    EXPECT_EQ(said(Language::french, other), std::string("le ") + other);
}

TEST(Messages, SizesAndTruth) {
  const Catalogue french = shipped(Language::french);
  EXPECT_EQ(french.bytes(1), "1\u00A0octet");
  EXPECT_EQ(french.bytes(999), "999\u00A0octets");
  EXPECT_EQ(french.bytes(1'234'567), "1,2\u00A0Mo");
  EXPECT_EQ(french.bytes(999'999), "1,0\u00A0Mo");
  EXPECT_EQ(french.number(-1234), "-1\u202F234");
  EXPECT_EQ(render(Language::french, "{x} {n, plain} {s, bytes}",
                   {{"x", false}, {"n", std::int64_t{4624}}, {"s", std::int64_t{2000}}}),
            "non 4624 2,0\u00A0Ko");
}

TEST(Messages, WholeDaysOfHoursAreSaidAsDays) {
  const auto said = [](std::int64_t hours) { return render(Language::french, "{n, duration}", {{"n", hours}}); };
  EXPECT_EQ(said(1), "1\u00A0heure");
  EXPECT_EQ(said(24), "24\u00A0heures");
  EXPECT_EQ(said(47), "47\u00A0heures");
  EXPECT_EQ(said(48), "2\u00A0jours");
  EXPECT_EQ(said(168), "7\u00A0jours");
  EXPECT_EQ(render(Language::english, "{n, duration}", {{"n", std::int64_t{72}}}), "3 days");
}

TEST(Messages, EvidenceIsNeverReadAsText) {
  EXPECT_EQ(render(Language::french, "a {x} b", {{"x", std::string("{y} {{ # {n, plural")}}), "a {y} {{ # {n, plural b");
  EXPECT_EQ(render(Language::french, "{x, select, other {v}}", {{"x", std::string("{x}")}}), "v");
}

TEST(Messages, PiecesTellWhatCameFromAnArgument) {
  Catalogue catalogue = shipped(Language::french);
  ASSERT_TRUE(catalogue.add("a: \"vers {le x} !\"", "test"));
  const std::vector<Piece> expected{{"vers l’", false}, {"ONU", true}, {" !", false}};
  EXPECT_EQ(catalogue.pieces("a", {{"x", std::string("ONU")}}), expected);
}

TEST(Messages, WhatIsMissingIsVisible) {
  EXPECT_EQ(shipped(Language::french).text("no.such"), "⟦no.such⟧");
  EXPECT_EQ(render(Language::french, "à {x}", {}), "à ⟦x⟧");
  Catalogue strict = shipped(Language::french);
  strict.set_strict();
  EXPECT_DEATH(strict.text("no.such"), "strict_");
}

TEST(Messages, BadTextsAreRefusedWithTheirLine) {
  for (const auto* text : {"{", "{}", "{a", "a}b", "{a, nostyle}", "{a, plural, one {x}}", "{xx a}", "{a, select, other {x}",
                           "{a,select,other{{b,select,other{{c,select,other{{d,select,other{{e,select,other{x}}}}}}}}}}"}) {
    EXPECT_FALSE(parse_template(text)) << text;
  }
  Catalogue catalogue(Language::french, TimeZone::utc());
  const auto refused = catalogue.add("a: x\nb: \"{oops\"\n", "x.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "messages.syntax");
  EXPECT_EQ(refused.error().where.line, 2U);
  EXPECT_EQ(catalogue.add("a: y", "y.yaml").error().id, "messages.duplicate");
  EXPECT_EQ(catalogue.add("c: [1]", "z.yaml").error().id, "messages.not_text");
}

TEST(Messages, NestedKeysAreJoined) {
  Catalogue catalogue(Language::english, TimeZone::utc());
  ASSERT_TRUE(catalogue.add("error:\n  a.b: {what: W, why: Y}\n", "x"));
  EXPECT_EQ(catalogue.text("error.a.b.why"), "Y");
}

/// The check that keeps the two languages together: the same ids with the same arguments, folder by folder.
TEST(Messages, FrenchAndEnglishAgreeInEveryFolder) {
  const auto folder = [](std::string_view name) { return std::string(name.substr(std::string_view("messages/fr/").size())); };
  std::set<std::string> french_folders, english_folders;
  for (const auto& file : resources_below("messages/fr/")) french_folders.insert(folder(file.name));
  for (const auto& file : resources_below("messages/en/")) english_folders.insert(folder(file.name));
  EXPECT_EQ(french_folders, english_folders);
  ASSERT_TRUE(french_folders.contains("base.yaml"));
  for (const auto& name : french_folders) {
    Catalogue french(Language::french, TimeZone::utc()), english(Language::english, TimeZone::utc());
    const auto french_added = french.add(resource("messages/fr/" + name).value_or(""), name);
    const auto english_added = english.add(resource("messages/en/" + name).value_or(""), name);
    ASSERT_TRUE(french_added && english_added) << name;
    const auto french_ids = french.signatures(), english_ids = english.signatures();
    for (const auto& [id, names] : french_ids) {
      const auto other = english_ids.find(id);
      ASSERT_NE(other, english_ids.end()) << name << ": only in French: " << id;
      EXPECT_EQ(names, other->second) << name << ": " << id;
    }
    for (const auto& entry : english_ids)
      EXPECT_TRUE(french_ids.contains(entry.first)) << name << ": only in English: " << entry.first;
  }
}

TEST(Explain, FourPartsThenCauses) {
  const Error error{"yaml.duplicate_key",
                    {{"key", std::string("title\x1b[2J")}},
                    {"rules/a.yml", 3, {}},
                    {{"json.invalid", {{"reason", std::string("EMPTY")}}, {}, {}}}};
  EXPECT_EQ(explain(error, shipped(Language::english)),
            "Error: the key \"title\\u{1B}[2J\" is written twice.\n"
            "  Where: rules/a.yml, line 3\n"
            "  Why: two values for one key: which one holds would be a guess.\n"
            "  What to do: keep one of them.\n"
            "  Cause: this text is not valid JSON.\n"
            "    Why: EMPTY.\n"
            "    What to do: check that the file is whole and was not edited by hand.\n");
}

TEST(Explain, AnUnknownErrorStillSaysWhatItKnows) {
  const std::string said =
      explain({"disk.on_fire", {{"degrees", std::int64_t{451}}}, {"/a", {}, 12}, {}}, shipped(Language::french));
  EXPECT_NE(said.find("(disk.on_fire)"), said.npos);
  EXPECT_NE(said.find("degrees = 451"), said.npos);
  EXPECT_NE(said.find("/a, octet\u00A012"), said.npos);
}

}  // namespace
}  // namespace beffroi::base
