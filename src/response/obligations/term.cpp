// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/term.h"

#include <limits>

namespace beffroi::response::obligations {
namespace {

using base::Date;
using base::Timestamp;

constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr int kMaxDays = 1'000;  // a term without days off that is longer is no term of ours

std::optional<Timestamp> start_of_day(const Date& day, const base::TimeZone& zone) {
  const auto midnight = zone.moments_of({day.year, day.month, day.day, 0, 0, 0});
  return midnight ? std::optional(midnight->first) : std::nullopt;
}

bool works(const Date& day, const Place& place) {
  const base::DayKind kind = base::kind_of_day(day, place.holidays);
  return kind == base::DayKind::working || kind == base::DayKind::perhaps_holiday;
}

std::optional<Timestamp> hours_after(Timestamp start, std::int64_t hours) {
  const std::int64_t span = hours * kHour;
  if (start.nanoseconds > std::numeric_limits<std::int64_t>::max() - span) return std::nullopt;
  return Timestamp{start.nanoseconds + span};
}

/// Hours of which those of days off do not count.
std::optional<Timestamp> hours_on_working_days(Timestamp start, std::int64_t hours, const Place& place) {
  std::int64_t left = hours * kHour;
  Timestamp at = start;
  Date day = base::date_of(place.zone.at(start));
  for (int i = 0; i < kMaxDays; ++i) {
    const auto next = start_of_day(base::plus_days(day, 1), place.zone);
    if (!next) return std::nullopt;
    const std::int64_t rest = next->nanoseconds - at.nanoseconds;
    if (works(day, place)) {
      if (left < rest) return Timestamp{at.nanoseconds + left};
      if (left == rest) return end_of_day(day, place.zone);
      left -= rest;
    }
    day = base::plus_days(day, 1);
    at = *next;
  }
  return std::nullopt;
}

/// The `count`-th such weekday strictly before a day.
Date weekday_before(const Date& day, int weekday, std::int64_t count) {
  constexpr int kWeek = 7;
  const int back = (base::weekday_of(day) - weekday + kWeek) % kWeek;
  return base::plus_days(day, -(back == 0 ? kWeek : back) - kWeek * (count - 1));
}

Date last_day(const Term& term, std::int64_t length, const Date& first, const Place& place) {
  Date day = first;
  switch (term.unit) {
    case Unit::months: day = base::plus_months(first, static_cast<int>(length)); break;
    case Unit::clear_days_before: return base::plus_days(first, -(length + 1));
    case Unit::weekdays_before: return weekday_before(first, term.weekday, length);
    default: day = base::plus_days(first, length); break;
  }
  return term.next_working_day ? base::first_working_day(day, place.holidays, true) : day;
}

}  // namespace

std::optional<Timestamp> end_of_day(const Date& day, const base::TimeZone& zone) {
  const auto next = start_of_day(base::plus_days(day, 1), zone);
  return next ? std::optional(Timestamp{next->nanoseconds - base::kNanosecondsPerSecond}) : std::nullopt;
}

std::optional<Timestamp> end_of(const Term& term, std::int64_t length, Timestamp start, const Place& place) {
  switch (term.unit) {
    case Unit::without_hour: return std::nullopt;
    case Unit::at_event: return start;
    case Unit::hours:
    case Unit::insurance_contract: return hours_after(start, length);
    case Unit::hours_without_days_off: return hours_on_working_days(start, length, place);
    default: return end_of_day(last_day(term, length, base::date_of(place.zone.at(start)), place), place.zone);
  }
}

}  // namespace beffroi::response::obligations
