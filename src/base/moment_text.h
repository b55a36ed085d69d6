// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "base/time_zone.h"

namespace beffroi::base {

/// How a time that names no day, or a day that names no year, is completed.
enum class Leaning : std::uint8_t {
  past,    ///< something that happened: the last such moment, up to kMomentTolerance after now
  future,  ///< something that is expected: the next such moment
};

/// A clock on a wall and that of the machine rarely agree: « 23h41 » typed at 23:40 is now, not yesterday.
inline constexpr std::int64_t kMomentTolerance = 15 * 60 * kNanosecondsPerSecond;
inline constexpr std::size_t kMaxMomentText = 200;  ///< bytes

/// What a person typed, as a moment in UTC.
struct TypedMoment {
  Timestamp moment;
  bool day_only = false;  ///< no time of day was given: `moment` is the first of that day
  bool about = false;     ///< « vers 22h »
  /// How long the part of the day is that was named instead of an hour: `moment` is its beginning for the past, its end for the future.
  std::int64_t part_nanoseconds = 0;

  friend bool operator==(const TypedMoment&, const TypedMoment&) = default;
};

/// A time as people type it on the night, on the clock of `zone`: « 23h40 », « 23 h », « 23:40:12 », « hier 22h », « avant-hier à 8h30 »,
/// « dimanche vers 23h40 », « le 22/11 à 23h40 », « 22/11/2026 23:40 », « dimanche 22 novembre 2026 à 23 h 40 », « 2026-11-22 23:40 »,
/// RFC 3339 with an offset, « maintenant », « hier soir » (about 18 h), « demain matin » (about noon: when it is over), « il y a 20 minutes »,
/// « dans 2 heures », « minuit », « midi », « hier soir vers minuit » (the end of that day); the same in English (yesterday 10pm, Sunday 23:40, 22 November 2026, 2 hours ago). Case,
/// accents and blanks do not matter. « heure d’été » or « heure d’hiver » at the end chooses between the two hours of the night when
/// clocks go back.
///
/// Errors: moment.not_understood (with the forms), moment.too_long, moment.no_such_date, moment.no_such_clock,
/// moment.weekday_disagrees, moment.twice (say which), moment.skipped.
Result<TypedMoment> parse_moment(std::string_view text, Timestamp now, const TimeZone& zone, Leaning leaning = Leaning::past);

}  // namespace beffroi::base
