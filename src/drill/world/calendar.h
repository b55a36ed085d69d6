// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>

#include "base/time.h"

namespace beffroi::drill::world {

using Day = std::chrono::sys_days;

constexpr std::int64_t milliseconds(std::int64_t count) { return count * 1'000'000; }
constexpr std::int64_t seconds(std::int64_t count) { return count * base::kNanosecondsPerSecond; }
constexpr std::int64_t minutes(std::int64_t count) { return seconds(count * 60); }
constexpr std::int64_t hours(std::int64_t count) { return minutes(count * 60); }

constexpr base::Timestamp operator+(base::Timestamp moment, std::int64_t nanoseconds) {
  return {moment.nanoseconds + nanoseconds};
}
constexpr base::Timestamp operator-(base::Timestamp moment, std::int64_t nanoseconds) {
  return {moment.nanoseconds - nanoseconds};
}

/// A wall clock of metropolitan France (summer time from the last Sunday of March to the last of October) as UTC.
base::Timestamp french_time(Day day, int hour, int minute, int second = 0);

std::chrono::weekday weekday(Day day);
/// The eleven public holidays of French law (article L3133-1 of the labour code).
bool is_holiday(Day day);
bool is_working_day(Day day);

}  // namespace beffroi::drill::world
