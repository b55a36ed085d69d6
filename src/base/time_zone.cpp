// SPDX-License-Identifier: EUPL-1.2
#include "base/time_zone.h"

#include <date/tz.h>

#include <chrono>
#include <exception>

namespace beffroi::base {
namespace {

std::chrono::seconds offset_at(const void* zone, std::chrono::sys_seconds moment) {
  if (zone == nullptr) return std::chrono::seconds{0};
  return static_cast<const date::time_zone*>(zone)->get_info(moment).offset;
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

}  // namespace beffroi::base
