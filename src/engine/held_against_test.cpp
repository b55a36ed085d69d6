// SPDX-License-Identifier: EUPL-1.2
#include "engine/held_against.h"

#include <gtest/gtest.h>

#include "response/diagnosed_for_tests.h"

namespace beffroi::engine {
namespace {

Situation listing(std::vector<town::Machine> machines) {
  Situation situation;
  situation.measures.diagnosed = response::attacked_town();
  situation.town = town::Town{};
  situation.town->machines = std::move(machines);
  return situation;
}

TEST(Inventory, CountsComputersThatNoLogNamesAndNoPrinter) {
  const auto inventory = inventory_of(listing({{.id = "DC1", .role = town::MachineRole::domain_controller},
                                               {.id = "PC-OUBLIE", .role = town::MachineRole::workstation},
                                               {.id = "COPIEUR", .role = town::MachineRole::printer}}));
  EXPECT_TRUE(inventory.exists);
  EXPECT_EQ(inventory.unseen, 1U);
}

TEST(Inventory, WhatNobodyDescribedWasNotLookedAtAndIsNoListOfComputers) {
  const auto inventory = inventory_of(listing({{.id = "DC1"}, {.id = "INCONNUE"}}));
  EXPECT_FALSE(inventory.exists);
  EXPECT_EQ(inventory.unseen, 1U);
  EXPECT_FALSE(inventory_of(listing({{.id = "COPIEUR", .role = town::MachineRole::printer}})).exists);
  EXPECT_FALSE(inventory_of(Situation{}).exists);
}

TEST(Receipts, AreThoseOfTheBodyItself) {
  response::Deadline town{.id = "complaint"}, other{.id = "cnil_notification", .person = "ccas"}, open{.id = "prefecture"};
  town.receipt.emplace();
  other.receipt.emplace();
  EXPECT_EQ(receipts_of({town, other, open}), std::vector<std::string>{"complaint"});
  town.receipt->at = response::at_second(5'000);
  const auto moments = done_at_of({town, other, open});
  ASSERT_EQ(moments.size(), 1U);
  EXPECT_EQ(moments.at("complaint"), response::at_second(5'000));
}

TEST(Released, AreMachinesWhoseGroundHolds) {
  Measures measures;
  measures.diagnosed = response::attacked_town();
  response::releases::Release release;
  release.claim = {"PC-COMPTA", response::releases::Ground::examined, {}};
  release.signed_at = response::at_second(5'000);
  measures.releases = {release};
  EXPECT_EQ(released_of(measures), std::vector<std::string>{"PC-COMPTA"});
  measures.releases[0].revoked_at = response::at_second(6'000);
  EXPECT_TRUE(released_of(measures).empty());
  measures.releases[0] = release;
  measures.releases[0].claim.host = "DC1";
  EXPECT_TRUE(released_of(measures).empty()) << "the verdict says that it was hit";
}

}  // namespace
}  // namespace beffroi::engine
