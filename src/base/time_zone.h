// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace beffroi::base {

/// A moment as a clock on the wall of some place shows it.
struct LocalTime {
  int year = 1970;
  int month = 1;    ///< 1..12
  int day = 1;      ///< 1..31
  int weekday = 1;  ///< 1 = Monday .. 7 = Sunday
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset_minutes = 0;  ///< east of UTC, daylight saving included
};

/// What a clock on the wall showed, without saying which side of a change of hour it stood on.
struct WallTime {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31
  int hour = 0;
  int minute = 0;
  int second = 0;

  friend auto operator<=>(const WallTime&, const WallTime&) = default;
};

/// The moments at which a clock showed a wall time.
struct WallMoments {
  enum class Kind : std::uint8_t {
    once,     ///< first == last
    twice,    ///< the hour that is lived twice when clocks go back: `first` in summer time, `last` in winter time
    skipped,  ///< the hour that clocks jump over: both are the moment of the jump
  };
  Kind kind = Kind::once;
  Timestamp first, last;

  friend bool operator==(const WallMoments&, const WallMoments&) = default;
};

/// The clock of a place, by the machine's tz database (Debian: tzdata). The one door to the date library.
class TimeZone {
 public:
  /// Always there, whatever the machine carries.
  static TimeZone utc() { return TimeZone("UTC", nullptr); }
  /// `name` as in the tz database: "Europe/Paris", "Indian/Reunion". Error id `time_zone.unknown` with the name.
  static Result<TimeZone> find(std::string_view name);

  LocalTime at(Timestamp moment) const;
  /// The inverse of at(); nothing where `wall` is no date and time of day, or lies outside the range of Timestamp.
  std::optional<WallMoments> moments_of(const WallTime& wall) const;
  const std::string& name() const { return name_; }
  bool is_utc() const { return zone_ == nullptr; }

 private:
  TimeZone(std::string name, const void* zone) : name_(std::move(name)), zone_(zone) {}

  std::string name_;
  const void* zone_;  // date::time_zone, which lives as long as the program; null for UTC
};

}  // namespace beffroi::base
