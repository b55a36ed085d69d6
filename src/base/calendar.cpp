// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace beffroi::base {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day to_chrono(const Date& date) {
  return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
          std::chrono::day{static_cast<unsigned>(date.day)}};
}

Date from_chrono(const year_month_day& date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

struct FixedDay {
  int month, day;
  Holiday holiday;
};

constexpr std::array<FixedDay, 8> kFixed{{{1, 1, {"new_year"}},
                                          {5, 1, {"labour_day"}},
                                          {5, 8, {"victory_1945"}},
                                          {7, 14, {"national_day"}},
                                          {8, 15, {"assumption"}},
                                          {11, 1, {"all_saints"}},
                                          {11, 11, {"armistice_1918"}},
                                          {12, 25, {"christmas"}}}};

struct MovableDay {
  int after_easter;  // days
  Holiday holiday;
};

constexpr std::array<MovableDay, 3> kMovable{{{1, {"easter_monday"}}, {39, {"ascension"}}, {50, {"whit_monday"}}}};

struct LocalDay {
  HolidayPlace place;
  int month, day;
  Holiday holiday;
};

constexpr std::array<LocalDay, 9> kLocal{{{HolidayPlace::alsace_moselle, 12, 26, {"saint_stephen"}},
                                          {HolidayPlace::mayotte, 4, 27, {"abolition"}},
                                          {HolidayPlace::martinique, 5, 22, {"abolition"}},
                                          {HolidayPlace::guadeloupe, 5, 27, {"abolition"}},
                                          {HolidayPlace::saint_martin, 5, 27, {"abolition", false}},
                                          {HolidayPlace::saint_martin, 5, 28, {"abolition", false}},
                                          {HolidayPlace::guyane, 6, 10, {"abolition"}},
                                          {HolidayPlace::saint_barthelemy, 10, 9, {"abolition"}},
                                          {HolidayPlace::reunion, 12, 20, {"abolition"}}}};

std::optional<Holiday> common_holiday(const Date& date) {
  for (const FixedDay& fixed : kFixed) {
    if (fixed.month == date.month && fixed.day == date.day) return fixed.holiday;
  }
  const std::int64_t after_easter = days_between(easter(date.year), date);
  for (const MovableDay& movable : kMovable) {
    if (movable.after_easter == after_easter) return movable.holiday;
  }
  return std::nullopt;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '-' || code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Date date_of(const LocalTime& time) { return {time.year, time.month, time.day}; }

bool is_date(const Date& date) {
  // The library's own types wrap around: month 257 would be January.
  constexpr int kLastYear = 9999, kMonths = 12, kDays = 31;
  if (date.year < 1 || date.year > kLastYear || date.month < 1 || date.month > kMonths || date.day < 1 || date.day > kDays) {
    return false;
  }
  return to_chrono(date).ok();
}

int weekday_of(const Date& date) { return static_cast<int>(std::chrono::weekday{sys_days{to_chrono(date)}}.iso_encoding()); }

Date plus_days(const Date& date, std::int64_t days) {
  return from_chrono(year_month_day{sys_days{to_chrono(date)} + std::chrono::days{days}});
}

Date plus_months(const Date& date, int months) {
  const year_month_day moved = to_chrono(date) + std::chrono::months{months};
  return from_chrono(moved.ok() ? moved : year_month_day{moved.year() / moved.month() / std::chrono::last});
}

std::int64_t days_between(const Date& first, const Date& last) {
  return (sys_days{to_chrono(last)} - sys_days{to_chrono(first)}).count();
}

std::optional<Date> parse_date(std::string_view text) {
  constexpr std::size_t kLength = 10;  // of both forms
  if (text.size() != kLength) return std::nullopt;
  const bool iso = text[4] == '-' && text[7] == '-';
  if (!iso && (text[2] != '/' || text[5] != '/')) return std::nullopt;
  const auto year = number(iso ? text.substr(0, 4) : text.substr(6, 4));
  const auto month = number(iso ? text.substr(5, 2) : text.substr(3, 2));
  const auto day = number(iso ? text.substr(8, 2) : text.substr(0, 2));
  if (!year || !month || !day || !is_date({*year, *month, *day})) return std::nullopt;
  return Date{*year, *month, *day};
}

std::string format_date(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

Date easter(int year) {
  const int golden = year % 19, century = year / 100, in_century = year % 100;
  const int corrected = (century + 8) / 25;
  const int moon = (century - corrected + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * late + 114;
  return {year, sum / 31, sum % 31 + 1};
}

std::optional<Holiday> holiday_on(const Date& date, HolidayPlace place) {
  if (auto common = common_holiday(date)) {
    common->certain = place != HolidayPlace::elsewhere;
    return common;
  }
  for (const LocalDay& local : kLocal) {
    if (local.place == place && local.month == date.month && local.day == date.day) return local.holiday;
  }
  if (place == HolidayPlace::alsace_moselle && days_between(date, easter(date.year)) == 2) return Holiday{"good_friday", false};
  return std::nullopt;
}

DayKind kind_of_day(const Date& date, HolidayPlace place) {
  constexpr int kFriday = 5;
  if (weekday_of(date) > kFriday) return DayKind::week_end;
  const auto holiday = holiday_on(date, place);
  if (!holiday) return DayKind::working;
  return holiday->certain ? DayKind::holiday : DayKind::perhaps_holiday;
}

Date first_working_day(const Date& date, HolidayPlace place, bool perhaps_works) {
  Date day = date;
  while (true) {
    const DayKind kind = kind_of_day(day, place);
    if (kind == DayKind::working || (perhaps_works && kind == DayKind::perhaps_holiday)) return day;
    day = plus_days(day, 1);
  }
}

}  // namespace beffroi::base
