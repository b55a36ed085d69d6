// SPDX-License-Identifier: EUPL-1.2
#include "town/lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "town/read.h"
#include "town/table.h"
#include "town/write.h"

namespace beffroi::town {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ids_of(const std::vector<base::Error>& problems) {
  std::vector<std::string> ids;
  for (const auto& problem : problems) ids.push_back(problem.id + "@" + std::to_string(problem.where.line.value_or(0)));
  return ids;
}

std::vector<base::Error> services(Town& town, std::string_view csv) {
  return add_services(town, csv, "services.csv", base::Language::french).value();
}
std::vector<base::Error> machines(Town& town, std::string_view csv) { return add_machines(town, csv, "machines.csv").value(); }

TEST(Lists, ServicesOfASpreadsheet) {
  Town town;
  const auto problems = services(town,
                                 "\xEF\xBB\xBFService;Lieux;Logiciels;Priorité;DMIA;Inconnu\r\n"
                                 "Médiathèque;Médiathèque|Annexe nord;Bibli, Annuaire;5;;x\r\n"
                                 "\r\n"
                                 "\"Marché; de Noël\";Mairie;;;72;\r\n"
                                 "payroll;Mairie;annuaire;1;48;\r\n");
  EXPECT_THAT(problems, IsEmpty());
  ASSERT_EQ(town.services.size(), 3U);
  EXPECT_EQ(town.services[0].id, "media_library");
  EXPECT_EQ(town.services[0].name, "Médiathèque");
  EXPECT_THAT(town.services[0].sites, ElementsAre("mediatheque", "annexe_nord"));
  EXPECT_THAT(town.services[0].systems, ElementsAre("bibli", "annuaire"));
  EXPECT_EQ(town.services[0].priority, 5);
  EXPECT_EQ(town.services[1].id, "marche_de_noel");
  EXPECT_EQ(town.services[1].max_downtime_hours, 72);
  EXPECT_EQ(town.services[2].id, "payroll");
  EXPECT_THAT(town.services[2].systems, ElementsAre("annuaire")) << "the same system, not a second one";
  EXPECT_EQ(town.systems.size(), 2U);
  EXPECT_EQ(town.sites[0].kind, SiteKind::media_library);
  EXPECT_EQ(town.sites[2].kind, SiteKind::town_hall);
}

TEST(Lists, MachinesOfAnOlderProgramInWindows1252) {
  Town town;
  town.machines.push_back({.id = "SRV-AD01", .note = "au sous-sol"});
  const auto problems = machines(town,
                                 "Nom,R\xF4le,Adresse IP,Site,Logiciels\n"
                                 "srv-ad01,contr\xF4leur de domaine,192.168.1.10,Mairie,annuaire\n"
                                 "PC-ACCUEIL,poste,,Mairie,\"annuaire;paie\"\n");
  EXPECT_THAT(problems, IsEmpty());
  ASSERT_EQ(town.machines.size(), 2U);
  EXPECT_EQ(town.machines[0].id, "SRV-AD01") << "completed, not doubled";
  EXPECT_EQ(town.machines[0].role, MachineRole::domain_controller);
  EXPECT_EQ(town.machines[0].note, "au sous-sol");
  EXPECT_THAT(town.machines[0].addresses, ElementsAre("192.168.1.10"));
  EXPECT_THAT(town.systems[0].machines, ElementsAre("SRV-AD01", "PC-ACCUEIL"));
  EXPECT_THAT(town.systems[1].machines, ElementsAre("PC-ACCUEIL"));
}

TEST(Lists, Utf16AndTabs) {
  Town town;
  EXPECT_THAT(machines(town, "\xFF\xFE" + base::utf8_to_utf16le("Machine\tRôle\nSRV\tserveur\n")), IsEmpty());
  EXPECT_EQ(town.machines.at(0).role, MachineRole::server);
}

TEST(Lists, WhatIsWrongIsToldWithItsLineAndTheRestIsTaken) {
  Town town;
  EXPECT_THAT(ids_of(machines(town,
                              "machine;role;adresse\n"
                              "A;grille-pain;10.0.0.1\n"
                              "B;serveur;10.0.0.999|10.0.0.2\n"
                              "\"C;serveur\n"
                              ";serveur;\n"
                              "D;;\x1b[31m\n")),
              ElementsAre("town.table_quotes@4", "town.table_bad_cell@6", "town.unknown_word@2", "town.not_network@3",
                          "town.no_identity@5"));
  EXPECT_EQ(town.machines.size(), 3U);
  EXPECT_THAT(town.machines[1].addresses, ElementsAre("10.0.0.2"));
  EXPECT_THAT(ids_of(services(town, "service;sites\na;-|Mairie\n")), ElementsAre("town.no_identity@2"));
  EXPECT_THAT(ids_of(services(town, "service;priorité\na;0\nb;1-2\n")), ElementsAre("town.not_number@2", "town.not_number@3"));
}

TEST(Lists, AFileWithoutTheColumnIsRefused) {
  Town town;
  for (const auto* csv : {"", "\n\n", "a;b\n1;2\n", "\"machine;role\n", "\xff\xfe"}) {
    const auto added = add_machines(town, csv, "x.csv");
    ASSERT_FALSE(added) << csv;
    EXPECT_EQ(added.error().id, "town.table_without_columns") << csv;
  }
  EXPECT_EQ(add_services(town, std::string(kMaxBytes + 1, 'a'), "x.csv", base::Language::french).error().id,
            "town.table_too_large");
  EXPECT_EQ(town, Town{});
}

TEST(Lists, TooManyRowsAreBounded) {
  std::string csv = "machine\n";
  for (std::size_t i = 0; i <= Table::kMaxRows; ++i) csv += "PC-" + std::to_string(i) + "\n";
  Town town;
  EXPECT_THAT(ids_of(machines(town, csv)), ElementsAre("town.table_too_many_rows@20002"));
  EXPECT_EQ(town.machines.size(), Table::kMaxRows);
}

TEST(Lists, WhatWasAddedIsWrittenAndReadBack) {
  const auto words = base::Catalogue::load(base::Language::french).value();
  Town town;
  services(town, "service;sites;systems\n=cmd|' /C calc'!A0;- {a: b};#x\n\u2028;é;\n");
  machines(town, "machine;site\nSRV: 1;a # b\n");
  const auto reading = read(write(town, words), "town.yaml").value();
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.town, town);
}

}  // namespace
}  // namespace beffroi::town
