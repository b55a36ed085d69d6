// SPDX-License-Identifier: EUPL-1.2
#include "app/typed_moment.h"

#include "casefile/case.h"

namespace beffroi::app {
namespace {

/// The last moment of the day that begins at `day`: one before the next day's first, whatever the clocks do that night.
base::Timestamp end_of_day(base::Timestamp day, const base::TimeZone& zone) {
  constexpr std::int64_t kMoreThanADay = 26LL * 3'600 * base::kNanosecondsPerSecond;
  const base::LocalTime next = zone.at({day.nanoseconds + kMoreThanADay});
  const auto midnight = zone.moments_of({next.year, next.month, next.day, 0, 0, 0});
  return midnight ? base::Timestamp{midnight->first.nanoseconds - 1} : day;
}

}  // namespace

base::Result<std::optional<base::Timestamp>> typed_moment(const std::string& text, const Context& context,
                                                          base::Leaning leaning) {
  if (text.empty()) return std::nullopt;
  BEFFROI_TRY(const base::TypedMoment typed, base::parse_moment(text, casefile::system_clock(), context.words.zone(), leaning));
  return typed.moment;
}

base::Result<std::optional<base::Timestamp>> past_moment(const std::string& text, const Context& context) {
  constexpr std::int64_t kClockDrift = 60 * base::kNanosecondsPerSecond;  // "now" is typed to the minute
  BEFFROI_TRY(const auto at, typed_moment(text, context));
  if (at && at->nanoseconds > casefile::system_clock().nanoseconds + kClockDrift)
    return base::fail("usage.in_future", {{"at", *at}}, {"--at", {}, {}});
  return at;
}

base::Result<Period> typed_period(const std::string& from, const std::string& to, const Context& context) {
  Period period;
  BEFFROI_TRY(period.from, typed_moment(from, context));
  if (!to.empty()) {
    BEFFROI_TRY(const base::TypedMoment typed, base::parse_moment(to, casefile::system_clock(), context.words.zone()));
    period.to = typed.day_only ? end_of_day(typed.moment, context.words.zone()) : typed.moment;
  }
  if (period.from && period.to && *period.to < *period.from)
    return base::fail("usage.period", {{"from", from}, {"to", to}}, {"--to", {}, {}});
  return period;
}

}  // namespace beffroi::app
