// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time_zone.h"

namespace beffroi::base {

/// A day of the Gregorian calendar, without place or hour.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// The day that a clock on the wall shows.
Date date_of(const LocalTime& time);

bool is_date(const Date& date);
/// 1 = Monday .. 7 = Sunday.
int weekday_of(const Date& date);
Date plus_days(const Date& date, std::int64_t days);
/// The same day of a later (or earlier) month; the last day of that month where it is shorter: 31 January + 1 = 28 February.
Date plus_months(const Date& date, int months);
/// From `first` to `last`: 1 from one day to the next.
std::int64_t days_between(const Date& first, const Date& last);

/// "2026-11-22". Nothing where it is no date; "22/11/2026" is read as well.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(const Date& date);

/// Easter Sunday of a year from 1583 (anonymous Gregorian computation, published by Butcher in 1876).
Date easter(int year);

/// Where public holidays differ in France. Source: code du travail, L3133-1 (the eleven), L3134-13 (Alsace and Moselle),
/// L3422-2 (commemorations of the abolition of slavery), as read on legifrance.gouv.fr. New Caledonia, French Polynesia and
/// Wallis and Futuna have lists of their own that are not known here: `elsewhere` holds the eleven, none of them certain.
enum class HolidayPlace : std::uint8_t {
  mainland,
  alsace_moselle,
  guadeloupe,
  martinique,
  guyane,
  reunion,
  mayotte,
  saint_barthelemy,
  saint_martin,
  elsewhere,
};

struct Holiday {
  std::string_view id;  ///< message `holiday.<id>`
  /// Kept everywhere in the place. Otherwise somebody there must be asked: Good Friday is a holiday only in communes that have a
  /// Protestant or a shared church; the text says 27 May for Saint-Martin, where 28 May is kept since 2018.
  bool certain = true;

  friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// The holiday that a day is, if it is one.
std::optional<Holiday> holiday_on(const Date& date, HolidayPlace place);

/// What a date is for whoever counts working days (jours ouvrés: Monday to Friday, without public holidays).
enum class DayKind : std::uint8_t { working, perhaps_holiday, holiday, week_end };
DayKind kind_of_day(const Date& date, HolidayPlace place);

/// The day itself, or the first one after it that is `working`. With `perhaps_works` a day that is perhaps a holiday counts as
/// working: for deadlines, where the earlier day is the safe answer.
Date first_working_day(const Date& date, HolidayPlace place, bool perhaps_works);

}  // namespace beffroi::base
