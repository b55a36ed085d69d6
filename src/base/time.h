// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beffroi::base {

/// A moment: nanoseconds since 1970-01-01T00:00:00, of a basis that the owner of the value knows (model::EventTime).
/// Reaches from 1677 to 2262.
struct Timestamp {
  std::int64_t nanoseconds = 0;

  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

/// A Windows FILETIME (100 ns units since 1601, [MS-DTYP] 2.3.3); nothing outside the range of Timestamp.
std::optional<Timestamp> from_filetime(std::uint64_t filetime);
std::uint64_t to_filetime(Timestamp moment);

/// A date and a time of day; nothing where it is no calendar date or lies outside the range of Timestamp.
std::optional<Timestamp> from_calendar(int year, int month, int day, int hour, int minute, int second,
                                       std::int64_t nanoseconds);

/// RFC 3339: "2026-11-22T23:40:00Z", "2026-11-22 23:40:00.123456789+01:00". Without an offset the text is taken as UTC.
std::optional<Timestamp> parse_rfc3339(std::string_view text);

/// "2026-11-22T23:40:00.123456700Z": always nine digits, so that equal moments are equal texts and texts sort like moments.
std::string format_rfc3339(Timestamp moment);

/// "2026-11-22 23:40:00": for people, UTC, whole seconds.
std::string format_seconds(Timestamp moment);

}  // namespace beffroi::base
