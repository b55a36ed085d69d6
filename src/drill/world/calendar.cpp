// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/calendar.h"

#include <algorithm>
#include <array>

namespace beffroi::drill::world {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int kSwitchHourUtc = 1;

base::Timestamp utc(Day day, int hour) { return {std::chrono::nanoseconds(day.time_since_epoch()).count() + hours(hour)}; }

Day last_sunday(std::chrono::year year, std::chrono::month month) {
  return Day(year / month / std::chrono::Sunday[std::chrono::last]);
}

/// Easter Sunday by the anonymous Gregorian algorithm.
Day easter(std::chrono::year of) {
  const int year = static_cast<int>(of);
  const int golden = year % 19;
  const int century = year / 100;
  const int in_century = year % 100;
  const int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int correction = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * correction + 114;
  return Day(of / std::chrono::month(static_cast<unsigned>(sum / 31)) / std::chrono::day(static_cast<unsigned>(sum % 31 + 1)));
}

}  // namespace

base::Timestamp french_time(Day day, int hour, int minute, int second) {
  const auto year = year_month_day(day).year();
  const base::Timestamp winter = utc(day, hour) + minutes(minute) + seconds(second) - hours(1);
  const bool summer = winter >= utc(last_sunday(year, std::chrono::March), kSwitchHourUtc) &&
                      winter < utc(last_sunday(year, std::chrono::October), kSwitchHourUtc);
  return summer ? winter - hours(1) : winter;
}

std::chrono::weekday weekday(Day day) { return std::chrono::weekday(day); }

bool is_holiday(Day day) {
  const year_month_day date(day);
  constexpr std::array<std::array<unsigned, 2>, 8> kFixed = {
      {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}};
  const bool fixed = std::ranges::any_of(kFixed, [&](const auto& feast) {
    return static_cast<unsigned>(date.month()) == feast[0] && static_cast<unsigned>(date.day()) == feast[1];
  });
  const Day sunday = easter(date.year());
  return fixed || day == sunday + days(1) || day == sunday + days(39) || day == sunday + days(50);
}

bool is_working_day(Day day) {
  return weekday(day) != std::chrono::Saturday && weekday(day) != std::chrono::Sunday && !is_holiday(day);
}

}  // namespace beffroi::drill::world
