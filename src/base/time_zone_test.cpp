// SPDX-License-Identifier: EUPL-1.2
#include "base/time_zone.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

using Kind = WallMoments::Kind;

TimeZone zone(std::string_view name) { return TimeZone::find(name).value(); }
std::string utc(Timestamp moment) { return format_seconds(moment); }

TEST(TimeZone, AWallTimeIsOneMomentOnMostDays) {
  const auto moments = zone("Europe/Paris").moments_of({2026, 11, 22, 23, 40, 0});
  ASSERT_TRUE(moments);
  EXPECT_EQ(moments->kind, Kind::once);
  EXPECT_EQ(utc(moments->first), "2026-11-22 22:40:00");
  EXPECT_EQ(moments->first, moments->last);
}

TEST(TimeZone, TheHourLivedTwiceHasTwoMoments) {
  const auto moments = zone("Europe/Paris").moments_of({2026, 10, 25, 2, 30, 0});
  ASSERT_TRUE(moments);
  EXPECT_EQ(moments->kind, Kind::twice);
  EXPECT_EQ(utc(moments->first), "2026-10-25 00:30:00") << "summer time comes first";
  EXPECT_EQ(utc(moments->last), "2026-10-25 01:30:00");
}

TEST(TimeZone, TheHourThatClocksJumpOverIsTheMomentOfTheJump) {
  const auto moments = zone("Europe/Paris").moments_of({2027, 3, 28, 2, 30, 0});
  ASSERT_TRUE(moments);
  EXPECT_EQ(moments->kind, Kind::skipped);
  EXPECT_EQ(utc(moments->first), "2027-03-28 01:00:00");
}

TEST(TimeZone, BoundsOfTheTwoNights) {
  const TimeZone paris = zone("Europe/Paris");
  EXPECT_EQ(paris.moments_of({2026, 10, 25, 1, 59, 59})->kind, Kind::once);
  EXPECT_EQ(paris.moments_of({2026, 10, 25, 2, 0, 0})->kind, Kind::twice);
  EXPECT_EQ(paris.moments_of({2026, 10, 25, 3, 0, 0})->kind, Kind::once);
  EXPECT_EQ(paris.moments_of({2027, 3, 28, 2, 0, 0})->kind, Kind::skipped);
  EXPECT_EQ(paris.moments_of({2027, 3, 28, 3, 0, 0})->kind, Kind::once);
}

TEST(TimeZone, OverseasZonesHaveNoSuchNights) {
  EXPECT_EQ(utc(zone("Indian/Reunion").moments_of({2026, 10, 25, 2, 30, 0})->first), "2026-10-24 22:30:00");
  EXPECT_EQ(utc(zone("America/Cayenne").moments_of({2027, 3, 28, 2, 30, 0})->first), "2027-03-28 05:30:00");
  EXPECT_EQ(utc(TimeZone::utc().moments_of({2027, 3, 28, 2, 30, 0})->first), "2027-03-28 02:30:00");
}

TEST(TimeZone, WallTimesThatNoClockShowsAreRefused) {
  const TimeZone paris = zone("Europe/Paris");
  EXPECT_FALSE(paris.moments_of({2026, 2, 29, 0, 0, 0}));
  EXPECT_FALSE(paris.moments_of({2026, 1, 1, 24, 0, 0}));
  EXPECT_FALSE(paris.moments_of({1600, 1, 1, 0, 0, 0}));
  EXPECT_FALSE(paris.moments_of({2262, 4, 11, 23, 0, 0})) << "a day from the end of what a timestamp holds";
}

TEST(TimeZone, ThereAndBackForEveryHourOfAYear) {
  const TimeZone paris = zone("Europe/Paris");
  for (std::int64_t hour = 0; hour < 366 * 24; ++hour) {
    const Timestamp moment{(1'798'761'600 + hour * 3600) * kNanosecondsPerSecond};  // from 1 January 2027
    const LocalTime local = paris.at(moment);
    const auto back = paris.moments_of({local.year, local.month, local.day, local.hour, local.minute, local.second});
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->first == moment || back->last == moment) << hour;
  }
}

}  // namespace
}  // namespace beffroi::base
