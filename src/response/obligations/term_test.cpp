// SPDX-License-Identifier: EUPL-1.2
// The table of dates: every way of counting that a text of the catalogue asks for, with the examples that the texts give.
#include "response/obligations/term.h"

#include <gtest/gtest.h>

namespace beffroi::response::obligations {
namespace {

using enum base::HolidayPlace;

struct Counted {
  const char* what;
  Unit unit;
  std::int64_t length;
  bool next_working_day;
  const char* start;
  const char* end;  // empty: none
  const char* zone = "Europe/Paris";
  base::HolidayPlace holidays = mainland;
};

void check(const std::vector<Counted>& table) {
  for (const Counted& one : table) {
    Term term{.unit = one.unit, .next_working_day = one.next_working_day};
    term.weekday = 5;
    const Place place{*base::TimeZone::find(one.zone), one.holidays};
    const auto end = end_of(term, one.length, *base::parse_rfc3339(one.start), place);
    ASSERT_TRUE(end) << one.what;
    EXPECT_EQ(base::format_rfc3339(*end), base::format_rfc3339(*base::parse_rfc3339(one.end))) << one.what;
  }
}

TEST(Terms, InHoursAreHoursWhateverLiesBetween) {
  check({
      {"a Sunday night", Unit::hours, 72, false, "2026-11-22T23:40:00+01:00", "2026-11-25T23:40:00+01:00"},
      {"a Friday evening: the week-end counts", Unit::hours, 72, false, "2026-11-20T19:00:00+01:00",
       "2026-11-23T19:00:00+01:00"},
      {"over Christmas", Unit::hours, 72, false, "2026-12-24T08:00:00+01:00", "2026-12-27T08:00:00+01:00"},
      {"clocks go forward: 08:00 becomes 09:00", Unit::hours, 72, false, "2027-03-26T08:00:00+01:00",
       "2027-03-29T09:00:00+02:00"},
      {"clocks go back: 08:00 becomes 07:00", Unit::hours, 72, false, "2026-10-23T08:00:00+02:00", "2026-10-26T07:00:00+01:00"},
      {"the hour that is lived twice, the first time", Unit::hours, 24, false, "2026-10-25T02:30:00+02:00",
       "2026-10-26T01:30:00+01:00"},
      {"the leap day", Unit::hours, 72, false, "2028-02-27T12:00:00+01:00", "2028-03-01T12:00:00+01:00"},
      {"Réunion has no summer time", Unit::hours, 72, false, "2027-03-26T08:00:00+04:00", "2027-03-29T08:00:00+04:00",
       "Indian/Reunion", reunion},
  });
}

TEST(Terms, InDaysDoNotCountTheDayOfTheEventAndMoveWhereTheTextSaysSo) {
  check({
      // Code de procédure civile, art. 641 and 642; code civil, art. 55 for births.
      {"Monday + 5 = Saturday, moved to Monday", Unit::days, 5, true, "2026-11-23T09:00:00+01:00", "2026-11-30T23:59:59+01:00"},
      {"Tuesday + 5 = Sunday, moved to Monday", Unit::days, 5, true, "2026-11-24T09:00:00+01:00", "2026-11-30T23:59:59+01:00"},
      {"Wednesday + 5 = Monday", Unit::days, 5, true, "2026-11-25T23:59:00+01:00", "2026-11-30T23:59:59+01:00"},
      {"born a minute after midnight", Unit::days, 5, true, "2026-11-26T00:01:00+01:00", "2026-12-01T23:59:59+01:00"},
      {"Easter: Saturday moves to Tuesday", Unit::days, 5, true, "2027-03-22T09:00:00+01:00", "2027-03-30T23:59:59+02:00"},
      {"Ascension, a Thursday, moves to Friday", Unit::days, 5, true, "2027-05-01T09:00:00+02:00", "2027-05-07T23:59:59+02:00"},
      {"Christmas Friday moves to Monday", Unit::days, 5, true, "2026-12-20T09:00:00+01:00", "2026-12-28T23:59:59+01:00"},
      {"the same in Moselle: Saturday 26 December is one too", Unit::days, 5, true, "2026-12-20T09:00:00+01:00",
       "2026-12-28T23:59:59+01:00", "Europe/Paris", alsace_moselle},
      {"Saint Stephen on a Monday, in Moselle", Unit::days, 5, true, "2022-12-21T09:00:00+01:00", "2022-12-27T23:59:59+01:00",
       "Europe/Paris", alsace_moselle},
      {"and elsewhere it is a working day", Unit::days, 5, true, "2022-12-21T09:00:00+01:00", "2022-12-26T23:59:59+01:00"},
      {"Good Friday is perhaps one in Moselle: the earlier day", Unit::days, 5, true, "2027-03-21T09:00:00+01:00",
       "2027-03-26T23:59:59+01:00", "Europe/Paris", alsace_moselle},
      {"the abolition of slavery in Martinique, a Saturday", Unit::days, 5, true, "2027-05-17T09:00:00-04:00",
       "2027-05-24T23:59:59-04:00", "America/Martinique", martinique},
      {"20 December in Réunion, a Monday", Unit::days, 5, true, "2027-12-15T09:00:00+04:00", "2027-12-21T23:59:59+04:00",
       "Indian/Reunion", reunion},
      {"and in Paris", Unit::days, 5, true, "2027-12-15T09:00:00+01:00", "2027-12-20T23:59:59+01:00"},
      {"the evening in Paris is the next day in Réunion", Unit::days, 5, true, "2026-11-25T22:00:00+01:00",
       "2026-12-01T23:59:59+04:00", "Indian/Reunion", reunion},
      // Fourteen calendar days for a burial, ten of banns: nothing moves.
      {"calendar days", Unit::days, 14, false, "2026-11-20T10:00:00+01:00", "2026-12-04T23:59:59+01:00"},
      {"ending on a Sunday", Unit::days, 14, false, "2026-11-22T10:00:00+01:00", "2026-12-06T23:59:59+01:00"},
      {"ten days of banns", Unit::days, 10, false, "2026-11-20T10:00:00+01:00", "2026-11-30T23:59:59+01:00"},
      {"over the change of hour", Unit::days, 10, false, "2027-03-20T10:00:00+01:00", "2027-03-30T23:59:59+02:00"},
  });
}

TEST(Terms, InMonthsEndOnTheDayOfTheSameNumber) {
  check({
      {"a month", Unit::months, 1, false, "2026-11-10T15:00:00+01:00", "2026-12-10T23:59:59+01:00"},
      {"a month that has no 31st (art. 641)", Unit::months, 1, false, "2027-01-31T15:00:00+01:00", "2027-02-28T23:59:59+01:00"},
      {"in a leap year", Unit::months, 1, false, "2028-01-31T15:00:00+01:00", "2028-02-29T23:59:59+01:00"},
      {"from the leap day", Unit::months, 2, false, "2028-02-29T15:00:00+01:00", "2028-04-29T23:59:59+02:00"},
      {"three months over the year", Unit::months, 3, false, "2026-11-30T15:00:00+01:00", "2027-02-28T23:59:59+01:00"},
      {"on a Saturday nothing moves", Unit::months, 2, false, "2026-11-12T15:00:00+01:00", "2027-01-12T23:59:59+01:00"},
      // Regulation 1182/71, art. 3(4): otherwise than in hours, the term ends with the next working day.
      {"on a Sunday it moves, where the text says so", Unit::months, 1, true, "2026-11-20T15:00:00+01:00",
       "2026-12-21T23:59:59+01:00"},
  });
}

TEST(Terms, WithoutDaysOffCountOnlyTheHoursOfWorkingDays) {
  check({
      {"on a Tuesday", Unit::hours_without_days_off, 24, false, "2026-11-24T10:00:00+01:00", "2026-11-25T10:00:00+01:00"},
      {"found on Friday at 20:00: four hours, then Monday", Unit::hours_without_days_off, 24, false,
       "2026-11-20T20:00:00+01:00", "2026-11-23T20:00:00+01:00"},
      {"found on Sunday: the whole of Monday", Unit::hours_without_days_off, 24, false, "2026-11-22T20:00:00+01:00",
       "2026-11-23T23:59:59+01:00"},
      {"found on the eve of All Saints", Unit::hours_without_days_off, 24, false, "2027-10-29T18:00:00+02:00",
       "2027-11-02T18:00:00+01:00"},
      {"found on Christmas Eve", Unit::hours_without_days_off, 24, false, "2026-12-24T22:00:00+01:00",
       "2026-12-28T22:00:00+01:00"},
  });
}

TEST(Terms, BackwardsLeaveClearDaysWholeAndCountFridays) {
  check({
      {"five clear days before a Friday", Unit::clear_days_before, 5, false, "2026-12-11T18:00:00+01:00",
       "2026-12-05T23:59:59+01:00"},
      {"three", Unit::clear_days_before, 3, false, "2026-12-11T18:00:00+01:00", "2026-12-07T23:59:59+01:00"},
      // Last days to register as they were published: 3 May 2024 and 6 February 2026.
      {"European election of 9 June 2024", Unit::weekdays_before, 6, false, "2024-06-09T08:00:00+02:00",
       "2024-05-03T23:59:59+02:00"},
      {"municipal election of 15 March 2026", Unit::weekdays_before, 6, false, "2026-03-15T08:00:00+01:00",
       "2026-02-06T23:59:59+01:00"},
      {"a ballot on a Friday counts from the Friday before", Unit::weekdays_before, 1, false, "2026-11-27T08:00:00+01:00",
       "2026-11-20T23:59:59+01:00"},
  });
}

TEST(Terms, FarBeyondWhatAMomentHoldsEndNowhere) {
  const Place place{*base::TimeZone::find("Europe/Paris"), mainland};
  EXPECT_FALSE(end_of({.unit = Unit::hours}, 24 * 366, *base::parse_rfc3339("2262-04-11T00:00:00Z"), place));
  EXPECT_FALSE(end_of({.unit = Unit::days}, 366, *base::parse_rfc3339("2262-04-11T00:00:00Z"), place));
}

}  // namespace
}  // namespace beffroi::response::obligations
