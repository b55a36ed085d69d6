// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/messages.h"
#include "base/text.h"
#include "base/yaml/node.h"
#include "town/read.h"
#include "town/words.h"
#include "town/write.h"

namespace beffroi::town {
namespace {

using testing::ElementsAre;

const base::Catalogue& words(base::Language language = base::Language::french) {
  static const auto load = [](base::Language of) {
    auto catalogue = base::Catalogue::load(of).value();
    catalogue.set_strict();
    return catalogue;
  };
  static const base::Catalogue french = load(base::Language::french), english = load(base::Language::english);
  return language == base::Language::french ? french : english;
}

Reading reading_of(std::string_view yaml) {
  auto reading = read(yaml, "town.yaml");
  EXPECT_TRUE(reading) << base::explain(reading.error(), words());
  return reading ? std::move(*reading) : Reading{};
}

std::string problems_of(const Reading& reading) {
  std::string all;
  for (const auto& problem : reading.problems) all += base::explain(problem, words());
  return all;
}

std::vector<std::string> ids_of(const Reading& reading) {
  std::vector<std::string> ids;
  for (const auto& problem : reading.problems) {
    ids.push_back(problem.id + "@" + std::to_string(problem.where.line.value_or(0)) + ":" +
                  std::to_string(problem.where.column.value_or(0)));
  }
  return ids;
}

/// Something in every field.
Town full_town() {
  Town town{.name = "Saint-Exemple-sur-Lys",
            .kind = BodyKind::commune,
            .insee = "2A004",
            .siren = "216204735",
            .population = 8'900,
            .address = "1 place: de la \"Mairie\"\n62000",
            .phone = "0321000000",
            .website = "https://exemple.fr/",
            .associated_communes = {"Hameau # un", "- deux"},
            .intercommunality = {"Agglo", "200069482", "03 21 00 00 01", "03 21 00 00 02", Answer::no},
            .cyber_insurance = {Answer::yes, "Assureur", "000123", "03 21 00 00 03", "03 21 00 00 04", "a@b.fr", 48},
            .contacts = {{"Claire", "DGS", "03 21 00 00 05", "03 21 00 00 06", "c@d.fr", Answer::yes},
                         {"yes", "null", "", "~", "", Answer::unknown}}};
  town.legal_persons = {{"ccas", "CCAS", BodyKind::ccas, "216204735", "adresse", "A", "B", "C", "D", "E", "F", "G", "h@i.fr"}};
  town.sites = {{"mairie", "Hôtel de ville", SiteKind::town_hall, "x", "y", Answer::no},
                {"annexe", "Annexe", SiteKind::annexe, "", "", Answer::yes}};
  town.services = {
      {"civil_status_births", "", {"mairie", "annexe"}, {"etat_civil"}, "ccas", 1, 4, "Jeanne", "03 21 00 00 07", "note"}};
  town.systems = {
      {"annuaire", "", Hosting::town, "", {"SRV-AD01"}, {}, {}, ""},
      {"etat_civil", "État civil", Hosting::provider, "presta", {}, {"10.0.0.0/8", "2001:db8::/32"}, {"annuaire"}, "n"}};
  town.machines = {{"SRV-AD01", MachineRole::domain_controller, {"10.0.0.1"}, "mairie", "au sous-sol"}};
  town.networks = {{"192.168.1.0/24", "bureaux", {"mairie"}, Answer::unknown}, {"192.168.9.0/24", "", {}, Answer::yes}};
  town.providers = {{"presta",
                     "Prestataire",
                     "tout",
                     "03 21 00 00 08",
                     "03 21 00 00 09",
                     "p@q.fr",
                     "C-1",
                     {{AccessKind::vpn, "outil", "compte", {"SRV-AD01"}, {"203.0.113.0/24"}, Answer::no}, {}}}};
  town.backups = {{"disque", {"annuaire"}, "coffre", "presta", Answer::yes, Answer::no, base::Date{2026, 6, 15}, 30}};
  town.privileged_accounts = {{"adm", AccountKind::domain_admin, "Claire", {"SRV-AD01"}}};
  town.maintenance_windows = {{"presta", "mises à jour", {Weekday::tuesday, Weekday::sunday}, 1320, 120, {"SRV-AD01"}}};
  town.remote_tools = {{"outil", "presta", "tous", {"SRV-AD01"}}};
  town.data_sets = {{"paie", "Paie", "ccas", {"bank"}, {"agents"}, Count{180, 200}, {"etat_civil"}, {R"(\\srv\rh)"}, "5 ans"},
                    {"x", "", "", {}, {}, Count{5, 5}, {}, {}, ""}};
  return town;
}

TEST(TownFile, WhatIsWrittenIsReadBackTheSame) {
  const Town town = full_town();
  for (const auto language : {base::Language::french, base::Language::english}) {
    const std::string text = write(town, words(language));
    const Reading reading = reading_of(text);
    EXPECT_TRUE(reading.problems.empty()) << problems_of(reading) << text;
    EXPECT_EQ(reading.town, town) << text;
    EXPECT_EQ(write(reading.town, words(language)), text);
  }
}

TEST(TownFile, AnEmptyTownIsAModelToFillIn) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    const std::string text = write({}, words(language));
    const Reading reading = reading_of(text);
    EXPECT_TRUE(reading.problems.empty()) << problems_of(reading);
    EXPECT_EQ(reading.town, Town{});
    EXPECT_NE(text.find("\nname:  # "), std::string::npos) << text;
    EXPECT_EQ(text.find("⟦"), std::string::npos) << text;
  }
}

/// The example of a list: the commented lines that start with two blanks.
std::string example(std::string_view list, const base::Catalogue& catalogue) {
  std::string text = std::string(list) + ":\n";
  std::string_view rest = text;
  const std::string shown = catalogue.text("town.example." + std::string(list));
  for (rest = shown; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.starts_with("  ")) text += std::string(line) + "\n";
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return text;
}

TEST(TownFile, EveryExampleIsReadWithoutAProblem) {
  for (const auto language : {base::Language::french, base::Language::english}) {
    for (const auto* list : {"contacts", "legal_persons", "sites", "services", "systems", "machines", "networks", "providers",
                             "backups", "privileged_accounts", "maintenance_windows", "remote_tools", "data_sets"}) {
      const std::string text = example(list, words(language));
      const Reading reading = reading_of(text);
      EXPECT_TRUE(reading.problems.empty()) << text << problems_of(reading);
      EXPECT_NE(reading.town, Town{}) << text;
    }
  }
}

TEST(TownFile, KeysAreForgivingAboutDashesCaseAndShortForms) {
  const Reading reading = reading_of("Name: Isbergues\ncyber-insurance: oui\nassociated_communes: Berguette\nkind: Commune\n");
  EXPECT_TRUE(reading.problems.empty()) << problems_of(reading);
  EXPECT_EQ(reading.town.name, "Isbergues");
  EXPECT_EQ(reading.town.cyber_insurance.held, Answer::yes);
  EXPECT_THAT(reading.town.associated_communes, ElementsAre("Berguette"));
  EXPECT_EQ(reading.town.kind, BodyKind::commune);
}

TEST(TownFile, AMistypedKeyIsNamedWithASuggestionAndTheRestIsRead) {
  const Reading reading = reading_of("name: Isbergues\npopulaton: 8900\nsites:\n  - id: a\n    adress: x\n");
  EXPECT_THAT(ids_of(reading), ElementsAre("town.unknown_key@2:1", "town.unknown_key@5:5"));
  EXPECT_EQ(reading.town.name, "Isbergues");
  const std::string said = problems_of(reading);
  EXPECT_NE(said.find("population"), std::string::npos) << said;
  EXPECT_NE(said.find("address"), std::string::npos) << said;
  EXPECT_NE(said.find("town.yaml, ligne"), std::string::npos) << said;
}

TEST(TownFile, ANumberThatCannotBeOneIsToldAndKept) {
  const Reading reading = reading_of(
      "phone: 08 00 00\n"
      "contacts: [{name: a, phone: 03 21 00 00 01, night_phone: 06 12 34 56 7}, {name: b, night_phone: +262 692 00 00 00}]\n"
      "providers: [{id: c, night_phone: 3949}, {id: d, phone: demander au standard}]\n");
  EXPECT_THAT(ids_of(reading), ElementsAre("town.doubtful_telephone@1:8", "town.doubtful_telephone@2:58"));
  EXPECT_EQ(reading.town.contacts[0].night_phone, "06 12 34 56 7");
}

TEST(TownFile, WhereNothingIsNearAnUnknownKeyIsToldWithThoseThatAreKnown) {
  const Reading reading = reading_of("machines:\n  - id: a\n    zorglub: [b]\n");
  ASSERT_EQ(reading.problems.size(), 1U);
  const std::string said = problems_of(reading);
  EXPECT_NE(said.find("role"), std::string::npos) << said;
  EXPECT_NE(said.find("site"), std::string::npos) << said;
}

TEST(TownFile, EveryWrongValueIsToldWithItsPlace) {
  const Reading reading = reading_of(
      "name: [a]\n"
      "kind: royaume\n"
      "insee: 2047\n"
      "siren: 123456789\n"
      "population: beaucoup\n"
      "sites: mairie\n"
      "cyber_insurance: {notice_hours: -1}\n"
      "networks: [{range: 10.0.0.0/33}, x]\n"
      "backups: [{id: a, last_test: 2026-02-30}]\n"
      "maintenance_windows: [{from: 25h, days: [lundi, dimanchie]}]\n"
      "data_sets: [{id: a, people: 200-100}, {retention: x}]\n"
      "phone: \"a\\x1bb\"\n");
  EXPECT_THAT(ids_of(reading),
              ElementsAre("town.wrong_shape@1:7", "town.unknown_word@2:7", "town.not_insee@3:8", "town.not_siren@4:8",
                          "town.not_number@5:13", "town.wrong_shape@6:8", "town.not_number@7:33", "town.not_network@8:20",
                          "town.wrong_shape@8:34", "town.not_date@9:30", "town.not_clock@10:30", "town.unknown_word@10:49",
                          "town.not_count@11:29", "town.no_identity@11:39", "town.control_character@12:8"));
  EXPECT_EQ(problems_of(reading).find("⟦"), std::string::npos);
}

TEST(TownFile, ReferencesMeanIdsOrNames) {
  const Reading reading = reading_of(
      "sites: [{name: Hôtel de ville}, {id: annexe, name: Mairie annexe}]\n"
      "machines: [{id: SRV-AD01, site: hotel de VILLE}, {id: srv-ad01}]\n"
      "services: [{id: a, sites: [Mairie Annexe, anexe]}]\n");
  EXPECT_EQ(reading.town.machines[0].site, "hotel_de_ville");
  EXPECT_THAT(reading.town.services[0].sites, ElementsAre("annexe", "anexe"));
  EXPECT_THAT(ids_of(reading), ElementsAre("town.same_identity@2:50", "town.unknown_reference@3:43"));
  EXPECT_NE(problems_of(reading).find("annexe"), std::string::npos);
}

TEST(TownFile, EditorsOfWindowsMaySaveInTheirOwnEncoding) {
  EXPECT_EQ(reading_of("name: B\xE9thune\n").town.name, "Béthune");
  EXPECT_EQ(reading_of("\xEF\xBB\xBFname: Béthune\r\n").town.name, "Béthune");
  EXPECT_EQ(reading_of("\xFF\xFE" + base::utf8_to_utf16le("name: Béthune\r\n")).town.name, "Béthune");
}

TEST(TownFile, SlipsOfTheHandAreExplainedInWords) {
  const auto why = [](std::string_view yaml) {
    const auto reading = read(yaml, "town.yaml");
    return reading ? std::string("good") : base::explain(reading.error(), words());
  };
  EXPECT_NE(why("name: Lille: Hellemmes\n").find("deux-points"), std::string::npos);
  EXPECT_NE(why("contacts: [a\nname: b\n").find("crochet"), std::string::npos);
  EXPECT_NE(why("sites:\n  - id: a\n name: b\n").find("retrait"), std::string::npos) << why("sites:\n  - id: a\n name: b\n");
  EXPECT_NE(why("name: \"Lille\n").find("guillemets"), std::string::npos);
  EXPECT_NE(why("name: a\nphone\n").find("deux-points"), std::string::npos);
  EXPECT_NE(why("\tname: a\n").find("tabulation"), std::string::npos);
  EXPECT_NE(why("name: @a\n").find("caractère"), std::string::npos);
}

TEST(TownFile, WhatIsNoTownFileIsAnError) {
  EXPECT_EQ(read("- a\n- b\n", "x").error().id, "town.not_mapping");
  EXPECT_EQ(read("a: 1\n---\nb: 1\n", "x").error().id, "town.not_mapping");
  EXPECT_EQ(read("a: [1\n", "x").error().id, "yaml.syntax");
  EXPECT_EQ(read("name: a\nname: b\n", "x").error().id, "yaml.duplicate_key");
  EXPECT_EQ(read(std::string(kMaxBytes + 1, ' '), "x").error().id, "town.too_large");
  EXPECT_EQ(read("", "x")->town, Town{});
  EXPECT_EQ(load("/nowhere/town.yaml").error().id, "town.unreadable");
  EXPECT_EQ(load("/").error().id, "town.unreadable");
}

TEST(TownFile, HostileListsAndTextsAreBounded) {
  std::string many = "contacts:\n";
  for (std::size_t i = 0; i <= kMaxEntries; ++i) many += "  - name: a\n";
  const Reading reading = reading_of(many);
  EXPECT_EQ(reading.town.contacts.size(), kMaxEntries);
  EXPECT_EQ(reading.problems.at(0).id, "town.too_many");
  EXPECT_EQ(reading_of("name: " + std::string(kMaxTextBytes + 1, 'a')).problems.at(0).id, "town.too_long");

  std::string wrong = "contacts:\n";
  for (int i = 0; i < 1000; ++i) wrong += "  - nom: a\n";
  const Reading bad = reading_of(wrong);
  EXPECT_EQ(bad.problems.size(), kMaxProblems + 1);
  EXPECT_EQ(bad.problems.back().id, "town.too_many_problems");
  EXPECT_EQ(bad.problems.back().arguments.at(0).value, base::ArgumentValue(std::int64_t{800}));
}

TEST(TownWords, AFrenchFileHasFrenchWords) {
  const std::string french = write(full_town(), words()), english = write(full_town(), words(base::Language::english));
  EXPECT_NE(french.find("kind: mairie"), french.npos) << french;
  EXPECT_NE(french.find("role: controleur_de_domaine"), french.npos);
  EXPECT_NE(french.find("- mardi"), french.npos);
  EXPECT_NE(english.find("kind: town_hall"), english.npos);
  EXPECT_EQ(listed_words<Hosting>(),
            "unknown, town / commune, provider / prestataire, intercommunality / intercommunalite, state / etat");
}

}  // namespace
}  // namespace beffroi::town
