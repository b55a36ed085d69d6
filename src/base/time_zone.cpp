// SPDX-License-Identifier: EUPL-1.2
#include "base/time_zone.h"

#include <date/tz.h>

#include <chrono>
#include <exception>
#include <limits>

namespace beffroi::base {
namespace {

std::chrono::seconds offset_at(const void* zone, std::chrono::sys_seconds moment) {
  if (zone == nullptr) return std::chrono::seconds{0};
  return static_cast<const date::time_zone*>(zone)->get_info(moment).offset;
}

using SystemSeconds = std::chrono::sys_seconds;

WallMoments moments(WallMoments::Kind kind, SystemSeconds first, SystemSeconds last) {
  const auto stamp = [](SystemSeconds moment) { return Timestamp{moment.time_since_epoch().count() * kNanosecondsPerSecond}; };
  return {kind, stamp(first), stamp(last)};
}

WallMoments moments_in(const date::time_zone& zone, SystemSeconds as_if_universal) {
  const date::local_seconds local{as_if_universal.time_since_epoch()};
  const date::local_info info = zone.get_info(local);
  const SystemSeconds first{local.time_since_epoch() - info.first.offset};
  switch (info.result) {
    case date::local_info::ambiguous:
      return moments(WallMoments::Kind::twice, first, SystemSeconds{local.time_since_epoch() - info.second.offset});
    case date::local_info::nonexistent: return moments(WallMoments::Kind::skipped, info.first.end, info.first.end);
    default: return moments(WallMoments::Kind::once, first, first);
  }
}

}  // namespace

Result<TimeZone> TimeZone::find(std::string_view name) {
  if (name == "UTC") return utc();
  try {
    return TimeZone(std::string(name), date::locate_zone(std::string(name)));
  } catch (const std::exception& reason) {
    return fail("time_zone.unknown", {{"name", std::string(name)}, {"reason", std::string(reason.what())}});
  }
}

LocalTime TimeZone::at(Timestamp moment) const {
  using namespace std::chrono;
  const auto universal = floor<seconds>(sys_time<nanoseconds>{nanoseconds{moment.nanoseconds}});
  const seconds offset = offset_at(zone_, universal);
  const auto local = universal + offset;
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const hh_mm_ss<seconds> clock{local - midnight};
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .weekday = static_cast<int>(std::chrono::weekday{midnight}.iso_encoding()),
          .hour = static_cast<int>(clock.hours().count()),
          .minute = static_cast<int>(clock.minutes().count()),
          .second = static_cast<int>(clock.seconds().count()),
          .offset_minutes = static_cast<int>(duration_cast<minutes>(offset).count())};
}

std::optional<WallMoments> TimeZone::moments_of(const WallTime& wall) const {
  constexpr std::int64_t kWidestOffset = 24 * 60 * 60 * kNanosecondsPerSecond;  // more than any zone lies from UTC
  const auto as_if_universal = from_calendar(wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second, 0);
  if (!as_if_universal || as_if_universal->nanoseconds > std::numeric_limits<std::int64_t>::max() - kWidestOffset ||
      as_if_universal->nanoseconds < std::numeric_limits<std::int64_t>::min() + kWidestOffset) {
    return std::nullopt;
  }
  const SystemSeconds seconds{std::chrono::seconds{as_if_universal->nanoseconds / kNanosecondsPerSecond}};
  if (is_utc()) return moments(WallMoments::Kind::once, seconds, seconds);
  return moments_in(*static_cast<const date::time_zone*>(zone_), seconds);
}

}  // namespace beffroi::base
