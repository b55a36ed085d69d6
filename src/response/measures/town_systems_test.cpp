// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/town_systems.h"

#include <gtest/gtest.h>

namespace beffroi::response::measures {
namespace {

std::vector<std::string> named(const std::vector<TownSystem>& systems, std::string_view kind) {
  std::vector<std::string> names;
  for (const TownSystem& one : systems) {
    if (one.kind == kind) names.push_back(one.name);
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(TownSystems, AreWhatTheMeasuresAreDoneToInTheTownsWords) {
  town::Town town;
  town.machines = {{.id = "FW1", .role = town::MachineRole::firewall},
                   {.id = "DC1", .role = town::MachineRole::domain_controller},
                   {.id = "PC1", .role = town::MachineRole::workstation},
                   {.id = "NAS1", .role = town::MachineRole::backup}};
  town.backups = {{.id = "nuit", .where = "NAS1"}, {.id = "coffre"}};
  town.providers = {{.id = "p",
                     .name = "Informatique du Nord",
                     .accesses = {{.tool = "prise en main"}, {.kind = town::AccessKind::on_site}}}};
  town.networks = {{.range = "10.9.0.0/16", .name = "Caméras", .separate = town::Answer::yes}, {.range = "10.1.0.0/16"}};
  town.sites = {{.id = "annexe", .separate_network = town::Answer::unknown}};
  const auto systems = systems_of(town);
  EXPECT_EQ(named(systems, "edge"), Names{"FW1"});
  EXPECT_EQ(named(systems, "directory"), Names{"DC1"});
  EXPECT_EQ(named(systems, "backup"), (Names{"NAS1", "coffre"}));
  EXPECT_EQ(named(systems, "remote_access"), Names{"Informatique du Nord (prise en main)"});
  EXPECT_EQ(named(systems, "separate"), Names{"Caméras"}) << "what is not known to stand apart does not";
}

TEST(TownSystems, AnEmptyFileLeavesEverythingGeneral) { EXPECT_TRUE(systems_of({}).empty()); }

TEST(TownSystems, TheDiagnosisStillNamesItsMachinesBesideThem) {
  town::Town town;
  town.machines = {{.id = "FW1", .role = town::MachineRole::firewall}};
  std::vector<std::string> cut, isolated;
  for (const Line& line : plan_of({}, {}, systems_of(town)).lines) {
    if (line.measure.id == "cut_internet") cut.push_back(line.measure.system);
    if (line.measure.id == "isolate_host") isolated.push_back(line.measure.system);
  }
  EXPECT_EQ(cut, Names{"FW1"});
  EXPECT_EQ(isolated, Names{""}) << "nobody named a machine that was hit";
}

}  // namespace
}  // namespace beffroi::response::measures
