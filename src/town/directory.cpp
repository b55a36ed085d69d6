// SPDX-License-Identifier: EUPL-1.2
#include "town/directory.h"

#include <algorithm>

#include "base/assert.h"
#include "base/resources.h"

namespace beffroi::town {
namespace {

std::int64_t minutes_of(const base::LocalTime& time) { return time.hour * 60 + time.minute; }

base::Timestamp moment_of(const base::TimeZone& zone, const base::Date& date, std::int64_t minutes) {
  const auto moments =
      zone.moments_of({date.year, date.month, date.day, static_cast<int>(minutes / 60), static_cast<int>(minutes % 60), 0});
  return moments ? moments->first : base::Timestamp{};
}

}  // namespace

const Directory& Directory::embedded() {
  static const Directory directory = [] {
    constexpr std::string_view kPath = "data/catalogue/directory.yaml";
    auto parsed = parse(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(parsed.has_value());
    return std::move(parsed).value();
  }();
  return directory;
}

std::optional<Place> Directory::place_of(std::string_view department) const {
  const auto found = std::ranges::find(places_, department, &Department::code);
  if (found == places_.end()) return std::nullopt;
  const Region& region = regions_[found->region];
  const auto csirt = std::ranges::find(csirts_, region.csirt, &Body::id);
  return Place{found->code, region.name, region.time_zone, found->holidays, csirt == csirts_.end() ? nullptr : &*csirt};
}

const Body* Directory::national(std::string_view id) const {
  const auto found = std::ranges::find(national_, id, &Body::id);
  return found == national_.end() ? nullptr : &*found;
}

std::vector<Call> Directory::whom_to_call(std::string_view department, base::Timestamp now) const {
  std::vector<Call> calls;
  const auto place = place_of(department);
  const Body* csirt = place ? place->csirt : nullptr;
  const Opening opening = csirt ? opening_at(*csirt, now) : Opening::closed;
  if (csirt && opening != Opening::closed) calls.push_back({csirt, opening, {}});
  for (const Body& body : national_) {
    if (body.night) calls.push_back({&body, opening_at(body, now), next_opening(body, now)});
  }
  if (csirt && opening == Opening::closed) calls.push_back({csirt, opening, next_opening(*csirt, now)});
  return calls;
}

Opening opening_at(const Body& body, base::Timestamp moment) {
  if (body.hours.kind == OpeningHours::Kind::always) return Opening::open;
  if (body.hours.kind == OpeningHours::Kind::unknown) return Opening::perhaps;
  const base::LocalTime local = body.zone.at(moment);
  const base::DayKind day = base::kind_of_day(base::date_of(local), body.holidays);
  if (day == base::DayKind::week_end || day == base::DayKind::holiday) return Opening::closed;
  const std::int64_t minutes = minutes_of(local);
  const bool within = std::ranges::any_of(body.hours.periods, [minutes](const OpeningHours::Period& period) {
    return minutes >= period.from && minutes < period.until;
  });
  if (!within) return Opening::closed;
  return day == base::DayKind::working ? Opening::open : Opening::perhaps;
}

std::optional<base::Timestamp> next_opening(const Body& body, base::Timestamp moment) {
  if (body.hours.kind != OpeningHours::Kind::weekdays) return std::nullopt;
  const base::LocalTime local = body.zone.at(moment);
  constexpr int kDaysAhead = 14;  // no row of holidays and week-ends is longer
  for (int ahead = 0; ahead <= kDaysAhead; ++ahead) {
    const base::Date date = base::plus_days(base::date_of(local), ahead);
    if (base::kind_of_day(date, body.holidays) != base::DayKind::working) continue;
    for (const OpeningHours::Period& period : body.hours.periods) {
      if (ahead > 0 || period.from > minutes_of(local)) return moment_of(body.zone, date, period.from);
    }
  }
  return std::nullopt;
}

}  // namespace beffroi::town
