// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <set>

#include "drill/world/calendar.h"
#include "drill/world/random.h"
#include "drill/world/town.h"

namespace beffroi::drill::world {
namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

TEST(Random, IsSplitMix64) {
  Random random(1234567);  // the first values of the reference implementation for this seed
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
}

TEST(Random, ForksDependOnTheLabelAndNotOnWhatWasDrawn) {
  const Random one(7);
  EXPECT_EQ(one.fork("a").next(), Random(7).fork("a").next());
  EXPECT_NE(one.fork("a").next(), one.fork("b").next());
}

TEST(Random, BetweenReachesBothEnds) {
  Random random(3);
  std::set<int> seen;
  for (int i = 0; i < 200; ++i) seen.insert(random.between(-1, 1));
  EXPECT_EQ(seen, (std::set<int>{-1, 0, 1}));
}

TEST(Calendar, FrenchTimeFollowsSummerTime) {
  EXPECT_EQ(base::format_rfc3339(french_time(day(2026, 1, 15), 8, 30)), "2026-01-15T07:30:00.000000000Z");
  EXPECT_EQ(base::format_rfc3339(french_time(day(2026, 7, 15), 8, 30)), "2026-07-15T06:30:00.000000000Z");
  EXPECT_EQ(base::format_rfc3339(french_time(day(2026, 10, 24), 23, 30)), "2026-10-24T21:30:00.000000000Z");
  EXPECT_EQ(base::format_rfc3339(french_time(day(2026, 10, 25), 9, 0)), "2026-10-25T08:00:00.000000000Z");
}

TEST(Calendar, KnowsHolidays) {
  for (const Day holiday : {day(2026, 4, 6), day(2026, 5, 14), day(2026, 5, 25), day(2026, 7, 14), day(2025, 4, 21)}) {
    EXPECT_TRUE(is_holiday(holiday));
    EXPECT_FALSE(is_working_day(holiday));
  }
  EXPECT_FALSE(is_working_day(day(2026, 10, 24)));
  EXPECT_TRUE(is_working_day(day(2026, 10, 26)));
}

TEST(Town, NamesAreUniqueAndMarkedAsExercise) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Town town = make_town({}, Random(seed));
    std::set<std::string> names;
    std::set<std::string> addresses;
    for (const Host& host : town.hosts) {
      EXPECT_TRUE(names.insert(host.name).second) << host.name;
      EXPECT_TRUE(addresses.insert(host.address).second) << host.address;
      EXPECT_TRUE(host.computer.ends_with(".exercice.invalid"));
      EXPECT_LE(host.name.size(), 15U);
    }
    std::set<std::string> accounts;
    for (const Account& account : town.accounts) {
      EXPECT_TRUE(accounts.insert(account.name).second) << account.name;
      EXPECT_LE(account.name.size(), 20U) << "longer than Windows allows";
    }
    EXPECT_LE(town.netbios.size(), 15U);
  }
}

TEST(Town, NamesVaryWidelyWithTheSeed) {
  std::set<std::string> towns, domains, controllers, administrators, providers, users;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Town town = make_town({}, Random(seed));
    towns.insert(town.name);
    domains.insert(town.netbios);
    controllers.insert(town.host(Role::domain_controller).name);
    administrators.insert(town.administrator().name);
    providers.insert(town.provider_account().name);
    users.insert(town.workstations_in_domain().front()->main_user);
  }
  EXPECT_GE(towns.size(), 50U);
  EXPECT_GE(domains.size(), 35U);
  EXPECT_GE(controllers.size(), 8U);
  EXPECT_GE(administrators.size(), 2U);
  EXPECT_GE(providers.size(), 10U);
  EXPECT_GE(users.size(), 45U);
}

}  // namespace
}  // namespace beffroi::drill::world
