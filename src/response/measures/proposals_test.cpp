// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "response/diagnosed_for_tests.h"

namespace beffroi::response::measures {
namespace {

std::vector<const Line*> lines_of(const Plan& plan, std::string_view id) {
  std::vector<const Line*> lines;
  for (const Line& line : plan.lines) {
    if (line.measure.id == id) lines.push_back(&line);
  }
  return lines;
}

std::vector<std::string> systems_of(const Plan& plan, std::string_view id) {
  std::vector<std::string> systems;
  for (const Line* line : lines_of(plan, id)) systems.push_back(line->measure.system);
  return systems;
}

TEST(Proposals, WithoutADiagnosisTheDefaultOrderIsProposed) {
  const Plan plan = plan_of({}, {});
  EXPECT_EQ(plan.basis, Basis::none);
  ASSERT_FALSE(plan.lines.empty());
  EXPECT_EQ(plan.lines.front().measure.id, "cut_internet");
  EXPECT_TRUE(std::ranges::is_sorted(plan.lines, {}, [](const Line& line) { return line.known->order; }));
  EXPECT_EQ(systems_of(plan, "isolate_host"), std::vector<std::string>{""});
  EXPECT_TRUE(lines_of(plan, "disable_account").empty()) << "no account is named: nobody is accused";
}

TEST(Proposals, ADiagnosisNamesTheMachinesAndTheFindingsBehind) {
  const Plan plan = plan_of({}, attacked_town());
  EXPECT_EQ(plan.basis, Basis::verdict);
  EXPECT_THAT(systems_of(plan, "isolate_host"), testing::ElementsAre("DC1.mairie.local", "SRV-RDS.mairie.local"));
  EXPECT_THAT(lines_of(plan, "isolate_host")[1]->measure.findings, testing::ElementsAre("hosts.2"));
  EXPECT_THAT(systems_of(plan, "disable_account"), testing::ElementsAre("MAIRIE\\admin", "MAIRIE\\support"));
  EXPECT_THAT(lines_of(plan, "close_remote_access")[0]->measure.findings, testing::ElementsAre("incident.1", "origin.1"));
  EXPECT_THAT(lines_of(plan, "protect_backups")[0]->measure.findings, testing::ElementsAre("incident.1", "backups.1"));
  EXPECT_THAT(systems_of(plan, "protect_directory"), testing::ElementsAre("DC1.mairie.local"));
}

TEST(Proposals, EveryFindingThatIsCitedIsThere) {
  const Diagnosed told = attacked_town();
  std::size_t cited = 0;
  for (const Line& line : plan_of({}, told).lines) {
    for (const std::string& finding : line.measure.findings) {
      EXPECT_NE(told.finding(finding), nullptr) << line.measure.id << " " << finding;
      ++cited;
    }
  }
  EXPECT_GT(cited, 10U);
}

TEST(Proposals, ADiagnosisWithoutASignLeavesTheDefaultOrder) {
  Diagnosed told = attacked_town();
  told.incident = "no_sign";
  const Plan plan = plan_of({}, told);
  EXPECT_EQ(plan.basis, Basis::no_sign);
  EXPECT_EQ(systems_of(plan, "isolate_host"), std::vector<std::string>{""});
  for (const Line& line : plan.lines) EXPECT_TRUE(line.measure.findings.empty()) << line.measure.id;
}

TEST(Proposals, AnUndeterminedWayInClosesNothingInItsName) {
  Diagnosed told = attacked_town();
  told.origins[0].state = "undetermined";
  EXPECT_THAT(lines_of(plan_of({}, told), "close_remote_access")[0]->measure.findings, testing::ElementsAre("incident.1"));
}

TEST(Proposals, WhatPeopleDecidedStaysWhenTheDiagnosisNoLongerProposesIt) {
  Measure spoken{"isolate_host", "PC-COMPTA", "Isoler", Step::done, {}, {}};
  const Plan plan = plan_of({spoken}, attacked_town());
  EXPECT_THAT(systems_of(plan, "isolate_host"), testing::ElementsAre("PC-COMPTA", "DC1.mairie.local", "SRV-RDS.mairie.local"));
  EXPECT_FALSE(lines_of(plan, "isolate_host")[0]->proposed);
  EXPECT_EQ(lines_of(plan, "isolate_host")[0]->measure.step, Step::done);
}

TEST(Proposals, TheSystemsOfTheTownTakeThePlaceOfTheGeneralLine) {
  const std::vector<TownSystem> town{{"backup", "NAS de la mairie"}, {"backup", "Coffre en ligne"}, {"edge", "Box du CCAS"}};
  const Plan plan = plan_of({}, {}, town);
  EXPECT_THAT(systems_of(plan, "protect_backups"), testing::ElementsAre("NAS de la mairie", "Coffre en ligne"));
  EXPECT_THAT(systems_of(plan, "cut_internet"), testing::ElementsAre("Box du CCAS"));
  EXPECT_EQ(systems_of(plan, "isolate_host"), std::vector<std::string>{""});
}

TEST(Proposals, AMachineOfTheEvidenceAndOfTheTownStandsOnce) {
  const std::vector<TownSystem> town{{"directory", "dc1"}, {"directory", "DC2"}};
  EXPECT_THAT(systems_of(plan_of({}, attacked_town(), town), "protect_directory"),
              testing::ElementsAre("DC1.mairie.local", "DC2"));
}

TEST(Proposals, NoFileWaitsForAReasonThatNothingGives) {
  const std::set<std::string, std::less<>> given = {"night",       "controller.hit", "account.privileged",
                                                    "remote_tool", "persistence",    "log_tampering"};
  for (const Known& measure : catalogue()) {
    for (const std::string& when : measure.when) {
      const std::string family = when.substr(0, when.find('.'));
      const bool of_a_state =
          std::set<std::string>{"host", "account", "backups", "encryption", "exfiltration", "origin"}.contains(family);
      EXPECT_TRUE(given.contains(when) || of_a_state) << measure.id << ": " << when;
    }
  }
}

}  // namespace
}  // namespace beffroi::response::measures
