// SPDX-License-Identifier: EUPL-1.2
#include "base/moment_text.h"

#include <array>

#include "base/calendar.h"
#include "base/csv.h"
#include "base/moment/reading.h"

namespace beffroi::base {
namespace {

using moment::Clock;
using moment::Reading;

constexpr int kFirstYear = 1990, kLastYear = 2199;

/// A day and a time of day, before daylight saving is looked at.
struct Candidate {
  Date date;
  Clock clock;
};

WallTime wall_of(const Candidate& candidate) {
  const bool end_of_day = candidate.clock.hour == 24;
  const Date date = end_of_day ? plus_days(candidate.date, 1) : candidate.date;
  return {
      date.year, date.month, date.day, end_of_day ? 0 : candidate.clock.hour, candidate.clock.minute, candidate.clock.second};
}

/// Completes what was typed by the clock of a place.
class Completion {
 public:
  Completion(std::string_view text, const Reading& reading, Timestamp now, const TimeZone& zone, Leaning leaning)
      : text_(text), reading_(reading), now_(now), zone_(zone), leaning_(leaning), today_(date_of(zone.at(now))) {}

  Result<TypedMoment> complete() const {
    if (reading_.minutes_from_now) return from_now();
    BEFFROI_TRY_VOID(check_clock());
    BEFFROI_TRY(const Date date, day());
    if (reading_.weekday && weekday_of(date) != *reading_.weekday) {
      return fail("moment.weekday_disagrees", {{"text", std::string(text_)}, {"date", start_of(date)}});
    }
    return moment_at({date, clock()});
  }

 private:
  struct Part {
    int begins, is_over;  // hours
  };

  /// Where a part of the day stands for the hour.
  std::optional<Part> part() const {
    constexpr std::array<Part, 3> kParts{{{6, 12}, {12, 18}, {18, 22}}};
    return reading_.clock || !reading_.part ? std::nullopt : std::optional(kParts[static_cast<std::size_t>(*reading_.part)]);
  }

  bool says_day() const { return reading_.day || reading_.weekday || reading_.day_offset; }

  /// « hier soir vers minuit »: the midnight that ends that day.
  bool ends_an_evening() const {
    return says_day() && reading_.clock && reading_.clock->midnight && reading_.part == moment::DayPart::evening;
  }

  bool says_hour() const { return reading_.clock || reading_.part; }

  /// Of a part of the day: when it begins for what happened, so that a delay is not counted too late; when it is over for what is expected,
  /// so that nobody is late who kept to it.
  Clock clock() const {
    if (const auto named = part()) return {.hour = leaning_ == Leaning::past ? named->begins : named->is_over};
    if (ends_an_evening()) return {.hour = 24};
    return reading_.clock.value_or(Clock{});
  }

  std::unexpected<Error> refuse(std::string id) const { return fail(std::move(id), {{"text", std::string(text_)}}); }

  Result<TypedMoment> from_now() const {
    constexpr std::int64_t kLongest = 10LL * 366 * 24 * 60;  // minutes: what was typed goes wrong beyond ten years
    if (*reading_.minutes_from_now > kLongest || *reading_.minutes_from_now < -kLongest) return refuse("moment.no_such_date");
    constexpr std::int64_t kMinute = 60 * kNanosecondsPerSecond;
    return TypedMoment{{now_.nanoseconds + *reading_.minutes_from_now * kMinute}, false, reading_.about};
  }

  Result<> check_clock() const {
    const Clock time = clock();
    const bool end_of_day = time.hour == 24 && time.minute == 0 && time.second == 0;
    const bool in_day = time.hour >= 0 && time.hour < 24;
    if ((!in_day && !end_of_day) || time.minute < 0 || time.minute > 59 || time.second < 0 || time.second > 59) {
      return refuse("moment.no_such_clock");
    }
    if (time.midnight && says_day()) return refuse("moment.which_midnight");
    return {};
  }

  Result<Date> day() const {
    if (reading_.day) return written_date();
    if (reading_.day_offset) return plus_days(today_, *reading_.day_offset);
    // Without a clock « dimanche » may be today; with one, the whole moment must lie on the side that is leaned to.
    constexpr int kWeek = 7;
    for (int away = leaning_ == Leaning::past ? -1 : 0; away <= kWeek; ++away) {
      const Date date = plus_days(today_, leaning_ == Leaning::past ? -away : away);
      if (reading_.weekday && weekday_of(date) != *reading_.weekday) continue;
      if (fits({date, clock()})) return date;
    }
    return refuse("moment.no_such_date");
  }

  Result<Date> written_date() const {
    const int asked = reading_.year.value_or(today_.year);
    if (asked < kFirstYear || asked > kLastYear) return refuse("moment.no_such_date");
    if (reading_.year) {
      const Date date{asked, *reading_.month, *reading_.day};
      return is_date(date) ? Result<Date>(date) : refuse("moment.no_such_date");
    }
    constexpr int kYearsToLeapDay = 8;
    for (int away = -1; away <= kYearsToLeapDay; ++away) {
      const Date date{today_.year + (leaning_ == Leaning::past ? -away : away), *reading_.month, *reading_.day};
      if (is_date(date) && fits({date, clock()})) return date;
    }
    return refuse("moment.no_such_date");
  }

  /// Whether a moment lies on the side of now that is leaned to.
  bool fits(const Candidate& candidate) const {
    if (!says_hour()) return leaning_ == Leaning::past ? candidate.date <= today_ : candidate.date >= today_;
    const auto moments = zone_.moments_of(wall_of(candidate));
    if (!moments) return false;
    if (leaning_ == Leaning::past) return moments->first.nanoseconds <= now_.nanoseconds + kMomentTolerance;
    return moments->last.nanoseconds >= now_.nanoseconds - kMomentTolerance;
  }

  Timestamp start_of(const Date& date) const {
    const auto moments = zone_.moments_of({date.year, date.month, date.day, 0, 0, 0});
    return moments ? moments->first : Timestamp{};
  }

  Result<TypedMoment> moment_at(const Candidate& candidate) const {
    const auto moments = zone_.moments_of(wall_of(candidate));
    if (!moments) return refuse("moment.no_such_date");
    TypedMoment typed{.moment = moments->first, .day_only = !says_hour(), .about = reading_.about || part()};
    if (const auto named = part()) typed.part_nanoseconds = (named->is_over - named->begins) * 3600 * kNanosecondsPerSecond;
    if (typed.day_only || moments->kind == WallMoments::Kind::once) return typed;
    if (moments->kind == WallMoments::Kind::skipped) {
      return fail("moment.skipped", {{"text", std::string(text_)}, {"jump", moments->first}});
    }
    if (!reading_.summer_time) return refuse("moment.twice");
    if (!*reading_.summer_time) typed.moment = moments->last;
    return typed;
  }

  std::string_view text_;
  const Reading& reading_;
  Timestamp now_;
  const TimeZone& zone_;
  Leaning leaning_;
  Date today_;
};

/// RFC 3339 that says its offset: no clock of a place is needed.
std::optional<Timestamp> with_offset(std::string_view text) {
  constexpr std::size_t kShortest = 17, kOffset = 6;  // "2026-11-22T23:40Z", "+01:00"
  if (text.size() < kShortest) return std::nullopt;
  const char sign = text[text.size() - kOffset];
  if (text.back() != 'Z' && text.back() != 'z' && sign != '+' && sign != '-') return std::nullopt;
  return parse_rfc3339(text);
}

}  // namespace

Result<TypedMoment> parse_moment(std::string_view typed, Timestamp now, const TimeZone& zone, Leaning leaning) {
  const std::string_view text = trimmed(typed);
  if (text.size() > kMaxMomentText) return fail("moment.too_long", {{"limit", static_cast<std::int64_t>(kMaxMomentText)}});
  if (const auto moment = with_offset(text)) return TypedMoment{*moment, false, false};
  const auto reading = moment::read(text);
  if (!reading) return fail("moment.not_understood", {{"text", std::string(text)}});
  return Completion(text, *reading, now, zone, leaning).complete();
}

}  // namespace beffroi::base
