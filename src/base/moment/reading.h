// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/moment/tokens.h"

namespace beffroi::base::moment {

/// A time of day; hour 24 is the end of the day.
struct Clock {
  int hour = 0, minute = 0, second = 0;
  bool midnight = false;  ///< « minuit »: of which of two days, only the reader of the whole text knows
};

/// What a typed time says, before it is known which day it means.
struct Reading {
  std::optional<int> day_offset;        ///< days from today
  std::optional<int> weekday;           ///< 1 = Monday
  std::optional<int> year, month, day;  ///< month and day together; not yet known to be a date
  std::optional<Clock> clock;
  std::optional<std::int64_t> minutes_from_now;
  std::optional<DayPart> part;  ///< « hier soir »; where a clock is told as well, that one counts
  std::optional<bool> summer_time;
  bool about = false;
};

/// Nothing where the text is no time.
std::optional<Reading> read(std::string_view text);

}  // namespace beffroi::base::moment
