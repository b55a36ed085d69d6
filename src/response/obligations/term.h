// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/calendar.h"
#include "base/time_zone.h"
#include "response/obligations/rule.h"

namespace beffroi::response::obligations {

/// Where a term is counted: its clock and its public holidays.
struct Place {
  base::TimeZone zone = base::TimeZone::utc();
  base::HolidayPlace holidays = base::HolidayPlace::mainland;
};

/// The last moment that is in time. A term in days ends with its last day, at 23:59:59; one in hours ends with the hour, whatever
/// nights, week-ends and changes of hour lie between. `length` is that of the term, already chosen. Rules: Regulation (EEC, Euratom)
/// 1182/71 art. 3 (hours; days; days off), code de procédure civile art. 641 (the day of the event does not count; a month ends on the day of
/// the same number, or on its last day) and 642 (a term that ends on a Saturday, Sunday or public holiday moves, where the text says
/// so). The terms counted backwards leave the clear days whole. A day that is perhaps a public holiday counts as a working day: the
/// earlier end is the safe one. Nothing where the moment lies outside of what a Timestamp holds.
std::optional<base::Timestamp> end_of(const Term& term, std::int64_t length, base::Timestamp start, const Place& place);

/// The last second of a day.
std::optional<base::Timestamp> end_of_day(const base::Date& day, const base::TimeZone& zone);

}  // namespace beffroi::response::obligations
