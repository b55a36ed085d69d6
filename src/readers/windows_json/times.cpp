// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/times.h"

#include <charconv>
#include <cmath>

namespace beffroi::readers::windows_json {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kQuarter = 900 * kSecond;
constexpr std::int64_t kMaxDelay = 300 * kSecond;       // between NXLog and Logstash, for the zone to be beyond doubt
constexpr std::int64_t kMaxSysmonDelay = 5 * kSecond;   // between what Sysmon saw and the writing of its record
constexpr std::int64_t kMaxZone = 14 * 3600 * kSecond;  // Kiribati

std::optional<base::Timestamp> time_at(const base::json::Value& object, std::string_view name) {
  const auto value = object.find(name);
  return value ? parse_time(*value) : std::nullopt;
}

/// The zone that EventReceivedTime (local) and @timestamp (UTC) of one record prove, as what to add to a local time.
std::optional<std::int64_t> proven_zone(const base::json::Value& object) {
  const auto local = time_at(object, "EventReceivedTime"), utc = time_at(object, "@timestamp");
  if (!local || !utc) return std::nullopt;
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(utc->nanoseconds, local->nanoseconds, &difference)) return std::nullopt;
  if (difference == INT64_MIN || std::abs(difference) > kMaxZone + kMaxDelay) return std::nullopt;
  const std::int64_t delay = ((difference % kQuarter) + kQuarter) % kQuarter;
  if (delay > kMaxDelay) return std::nullopt;
  return difference - delay;
}

std::optional<base::Timestamp> powershell_date(std::string_view text) {
  constexpr std::string_view prefix = "/Date(";
  if (!text.starts_with(prefix)) return std::nullopt;
  std::int64_t milliseconds = 0;
  const auto [end, code] = std::from_chars(text.data() + prefix.size(), text.data() + text.size(), milliseconds);
  std::int64_t nanoseconds = 0;
  if (code != std::errc{} || __builtin_mul_overflow(milliseconds, std::int64_t{1'000'000}, &nanoseconds)) return std::nullopt;
  return base::Timestamp{nanoseconds};
}

}  // namespace

std::optional<base::Timestamp> parse_time(const base::json::Value& value) {
  if (const auto text = value.as_text()) {
    const auto date = powershell_date(*text);
    return date ? date : base::parse_rfc3339(*text);
  }
  const auto seconds = value.as_real();
  if (!seconds || !(std::abs(*seconds) < 9e9)) return std::nullopt;
  const double whole = std::floor(*seconds);
  // A double holds a time of our days to about a quarter of a microsecond: digits past that would be invented.
  const auto micro = static_cast<std::int64_t>(std::llround((*seconds - whole) * 1e6));
  return base::Timestamp{static_cast<std::int64_t>(whole) * kSecond + micro * 1000};
}

bool has_zone(std::string_view text) {
  constexpr std::size_t kDate = 10;  // "2026-11-22": its dashes are no offset
  return text.starts_with("/Date(") || text.ends_with('Z') ||
         (text.size() > kDate && text.find_first_of("+-", kDate) != text.npos);
}

namespace {

bool is_near(base::Timestamp a, base::Timestamp b) {
  std::int64_t off = 0;
  return !__builtin_sub_overflow(a.nanoseconds, b.nanoseconds, &off) && off > -kMaxSysmonDelay && off < kMaxSysmonDelay;
}

/// When the record was written, as the machine that wrote or collected it says.
std::optional<model::EventTime> written_time(const base::json::Value& object) {
  for (const std::string_view name : {"EventTime", "TimeCreated"}) {
    const auto value = object.find(name);
    const auto time = value ? parse_time(*value) : std::nullopt;
    if (!time) continue;
    if (value->as_real() || has_zone(value->as_text().value_or(""))) return model::EventTime{*time};
    const auto zone = proven_zone(object);
    std::int64_t moment = 0;
    if (zone && !__builtin_add_overflow(time->nanoseconds, *zone, &moment)) {
      return model::EventTime{{moment}, model::TimeBasis::utc, kSecond};
    }
    return model::EventTime{*time, model::TimeBasis::local, 0};
  }
  if (const auto stamp = time_at(object, "@timestamp")) return model::EventTime{*stamp};
  return std::nullopt;
}

}  // namespace

std::optional<model::EventTime> flat_time(const base::json::Value& object, bool is_sysmon) {
  const auto utc = is_sysmon ? time_at(object, "UtcTime") : std::nullopt;
  const auto written = written_time(object);
  const bool clocks_differ =
      utc && written && written->basis == model::TimeBasis::utc && object.find("EventTime") && !is_near(*utc, written->moment);
  return utc && !clocks_differ ? model::EventTime{*utc} : written;
}

std::optional<base::Timestamp> stamp_of(const base::json::Value& object) { return time_at(object, "TimeCreated"); }

std::optional<std::int64_t> stamp_error_nanoseconds(const base::json::Value& object) {
  const auto utc = time_at(object, "UtcTime"), created = stamp_of(object);
  std::int64_t difference = 0;
  if (!utc || !created || __builtin_sub_overflow(utc->nanoseconds, created->nanoseconds, &difference)) return std::nullopt;
  return difference;
}

}  // namespace beffroi::readers::windows_json
