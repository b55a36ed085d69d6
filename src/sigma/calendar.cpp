// SPDX-License-Identifier: EUPL-1.2
#include "sigma/calendar.h"

#include <chrono>

#include "base/time.h"

namespace beffroi::sigma {
namespace {

namespace chrono = std::chrono;

/// The week that holds the Thursday: week 1 is the one with the year's first Thursday.
int iso_week(chrono::sys_days day) {
  const chrono::weekday weekday(day);
  const chrono::sys_days thursday = day + chrono::days(4 - static_cast<int>(weekday.iso_encoding()));
  const chrono::year year = chrono::year_month_day(thursday).year();
  const auto since = thursday - chrono::sys_days(year / chrono::January / 1);
  return static_cast<int>(since.count()) / 7 + 1;
}

}  // namespace

std::optional<long double> part_of_moment(TimePart part, std::string_view text) {
  const auto moment = base::parse_rfc3339(text);
  if (!moment) return std::nullopt;
  const chrono::sys_time<chrono::nanoseconds> time{chrono::nanoseconds(moment->nanoseconds)};
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  switch (part) {
    case TimePart::none: return std::nullopt;
    case TimePart::minute: return static_cast<long double>(clock.minutes().count());
    case TimePart::hour: return static_cast<long double>(clock.hours().count());
    case TimePart::day: return static_cast<long double>(static_cast<unsigned>(date.day()));
    case TimePart::week: return static_cast<long double>(iso_week(day));
    case TimePart::month: return static_cast<long double>(static_cast<unsigned>(date.month()));
    case TimePart::year: return static_cast<long double>(static_cast<int>(date.year()));
  }
  return std::nullopt;
}

}  // namespace beffroi::sigma
