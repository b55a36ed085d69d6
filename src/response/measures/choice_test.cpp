// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "response/diagnosed_for_tests.h"

namespace beffroi::response::measures {
namespace {

Plan plan() { return plan_of({}, attacked_town()); }

TEST(Choice, TheOnlySystemNeedsNoName) {
  const auto acts = choose(plan(), {.measure = "Protect_Backups"}, base::Language::french);
  ASSERT_TRUE(acts);
  ASSERT_EQ(acts->size(), 1U);
  EXPECT_EQ((*acts)[0].measure, "protect_backups");
  EXPECT_EQ((*acts)[0].title, "Mettre les sauvegardes à l’abri");
  EXPECT_THAT((*acts)[0].findings, testing::ElementsAre("incident.1", "backups.1"));
}

TEST(Choice, OneOfSeveralMustBeNamedOrAll) {
  const auto unclear = choose(plan(), {.measure = "isolate_host"}, base::Language::french);
  ASSERT_FALSE(unclear);
  EXPECT_EQ(unclear.error().id, "response.measure_which_system");
  const auto one = choose(plan(), {.measure = "isolate_host", .systems = {"srv-rds"}}, base::Language::french);
  ASSERT_TRUE(one);
  EXPECT_EQ((*one)[0].system, "SRV-RDS.mairie.local");
  EXPECT_EQ(choose(plan(), {.measure = "isolate_host", .systems = {}, .all = true}, base::Language::french)->size(), 2U);
}

TEST(Choice, PeopleMayNameASystemThatNobodyProposed) {
  const auto acts = choose(plan(), {.measure = "isolate_host", .systems = {"PC <école>"}}, base::Language::english);
  ASSERT_TRUE(acts);
  EXPECT_EQ((*acts)[0].system, "PC <école>");
  EXPECT_TRUE((*acts)[0].findings.empty());
}

TEST(Choice, WhatIsDoneToAMachineSaysToWhich) {
  const auto chosen = [](const char* measure, std::vector<std::string> systems, bool is_deed) {
    return choose(plan_of({}, {}), {.measure = measure, .systems = std::move(systems), .all = false, .is_deed = is_deed},
                  base::Language::french);
  };
  EXPECT_EQ(chosen("isolate_host", {}, true).error().id, "response.measure_no_system");
  EXPECT_TRUE(chosen("isolate_host", {"PC-12"}, true));
  EXPECT_TRUE(chosen("isolate_host", {}, false)) << "decided for all that will be found";
  EXPECT_TRUE(chosen("cut_internet", {}, true));
}

TEST(Choice, AnUnknownMeasureIsNamed) {
  EXPECT_EQ(choose(plan(), {.measure = "tout_casser"}, base::Language::french).error().id, "response.measure_unknown");
  const base::Error near = choose(plan(), {.measure = "cut_internt"}, base::Language::french).error();
  EXPECT_TRUE(std::get<std::string>(*base::find_argument(near.arguments, "near")).starts_with("cut_internet ("));
}

}  // namespace
}  // namespace beffroi::response::measures
