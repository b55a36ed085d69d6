// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <gtest/gtest.h>

namespace beffroi::base {
namespace {

using enum HolidayPlace;

TEST(Calendar, EasterOfKnownYears) {
  // As printed in almanacs; the earliest and the latest possible day are among them.
  EXPECT_EQ(easter(1818), (Date{1818, 3, 22}));
  EXPECT_EQ(easter(1943), (Date{1943, 4, 25}));
  EXPECT_EQ(easter(1954), (Date{1954, 4, 18}));
  EXPECT_EQ(easter(2008), (Date{2008, 3, 23}));
  EXPECT_EQ(easter(2026), (Date{2026, 4, 5}));
  EXPECT_EQ(easter(2027), (Date{2027, 3, 28}));
  EXPECT_EQ(easter(2038), (Date{2038, 4, 25}));
  EXPECT_EQ(easter(2100), (Date{2100, 3, 28}));
  for (int year = 1900; year < 2200; ++year) EXPECT_EQ(weekday_of(easter(year)), 7) << year;
}

struct Day {
  Date date;
  HolidayPlace place;
  std::string_view holiday;  // empty: none
  bool certain = true;
};

TEST(Calendar, HolidaysOfFrance) {
  const std::vector<Day> days = {
      {{2027, 1, 1}, mainland, "new_year"},
      {{2027, 3, 29}, mainland, "easter_monday"},
      {{2027, 5, 1}, mainland, "labour_day"},
      {{2027, 5, 6}, mainland, "ascension"},
      {{2027, 5, 8}, mainland, "victory_1945"},
      {{2027, 5, 17}, mainland, "whit_monday"},
      {{2027, 7, 14}, mainland, "national_day"},
      {{2027, 8, 15}, mainland, "assumption"},
      {{2027, 11, 1}, mainland, "all_saints"},
      {{2027, 11, 11}, mainland, "armistice_1918"},
      {{2027, 12, 25}, mainland, "christmas"},
      {{2027, 3, 28}, mainland, ""},
      {{2027, 3, 26}, mainland, ""},
      {{2027, 12, 26}, mainland, ""},
      {{2027, 12, 24}, mainland, ""},
      // Alsace and Moselle.
      {{2027, 3, 26}, alsace_moselle, "good_friday", false},
      {{2027, 12, 26}, alsace_moselle, "saint_stephen"},
      // The abolition of slavery.
      {{2027, 4, 27}, mayotte, "abolition"},
      {{2027, 5, 22}, martinique, "abolition"},
      {{2027, 5, 27}, guadeloupe, "abolition"},
      {{2027, 5, 28}, guadeloupe, ""},
      {{2027, 6, 10}, guyane, "abolition"},
      {{2027, 10, 9}, saint_barthelemy, "abolition"},
      {{2027, 12, 20}, reunion, "abolition"},
      {{2027, 12, 20}, mainland, ""},
      {{2027, 5, 27}, saint_martin, "abolition", false},
      {{2027, 5, 28}, saint_martin, "abolition", false},
      {{2027, 7, 14}, elsewhere, "national_day", false},
  };
  for (const Day& day : days) {
    const auto holiday = holiday_on(day.date, day.place);
    EXPECT_EQ(holiday ? holiday->id : "", day.holiday) << format_date(day.date);
    EXPECT_EQ(holiday ? holiday->certain : true, day.certain) << format_date(day.date);
  }
}

TEST(Calendar, AscensionOnLabourDayIsOneHoliday) {
  EXPECT_EQ(holiday_on({2008, 5, 1}, mainland)->id, "labour_day");
  EXPECT_EQ(kind_of_day({2008, 5, 1}, mainland), DayKind::holiday);
}

TEST(Calendar, FirstWorkingDayAfterALongWeekEnd) {
  EXPECT_EQ(first_working_day({2026, 11, 25}, mainland, false), (Date{2026, 11, 25}));
  EXPECT_EQ(first_working_day({2026, 11, 22}, mainland, false), (Date{2026, 11, 23})) << "a Sunday";
  EXPECT_EQ(first_working_day({2027, 3, 27}, mainland, false), (Date{2027, 3, 30})) << "Saturday before Easter";
  EXPECT_EQ(first_working_day({2026, 12, 25}, mainland, false), (Date{2026, 12, 28}));
  EXPECT_EQ(first_working_day({2022, 12, 26}, alsace_moselle, false), (Date{2022, 12, 27})) << "Saint Stephen, a Monday";
}

TEST(Calendar, ADayThatIsPerhapsAHolidayCountsAsAsked) {
  EXPECT_EQ(first_working_day({2027, 3, 26}, alsace_moselle, true), (Date{2027, 3, 26}));
  EXPECT_EQ(first_working_day({2027, 3, 26}, alsace_moselle, false), (Date{2027, 3, 30}));
}

TEST(Calendar, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(plus_months({2027, 1, 31}, 1), (Date{2027, 2, 28}));
  EXPECT_EQ(plus_months({2028, 1, 31}, 1), (Date{2028, 2, 29}));
  EXPECT_EQ(plus_months({2026, 11, 30}, 3), (Date{2027, 2, 28}));
  EXPECT_EQ(plus_months({2026, 12, 15}, 1), (Date{2027, 1, 15}));
  EXPECT_EQ(plus_months({2027, 3, 31}, -1), (Date{2027, 2, 28}));
}

TEST(Calendar, DatesAreReadAndWritten) {
  EXPECT_EQ(parse_date("2026-11-22"), (Date{2026, 11, 22}));
  EXPECT_EQ(parse_date("22/11/2026"), (Date{2026, 11, 22}));
  EXPECT_EQ(format_date({2026, 1, 2}), "2026-01-02");
  for (const auto* text :
       {"2026-02-29", "2026-13-01", "2026-1-1", "11/22/2026", "-026-11-22", "2026-00-10", "", "2026/11/22"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Calendar, NumbersThatWrapAroundAreNoDates) {
  EXPECT_FALSE(is_date({2026, 257, 1}));
  EXPECT_FALSE(is_date({2026, 1, 257}));
  EXPECT_FALSE(is_date({2026 + 65536, 1, 1}));
  EXPECT_TRUE(is_date({2028, 2, 29}));
}

TEST(Calendar, DaysBetweenCrossYears) {
  EXPECT_EQ(days_between({2026, 12, 31}, {2027, 1, 1}), 1);
  EXPECT_EQ(plus_days({2028, 2, 28}, 2), (Date{2028, 3, 1}));
}

}  // namespace
}  // namespace beffroi::base
