// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/moment_text.h"
#include "base/time.h"
#include "base/time_zone.h"

namespace beffroi::response::claims {

/// A day, with or without an hour, that a sentence names.
struct NamedDay {
  base::Timestamp from, until;  ///< a named hour is that hour; « lundi matin » the morning; a day without one the whole day

  bool holds(base::Timestamp moment) const { return from <= moment && moment < until; }
};

/// The days that a sentence names, seen from `now`: « lundi », « demain à 8 h », « le 1er décembre 2026 », "Monday at 8am". « D’ici la fin
/// de la semaine » names none. Where it does not say which it means, the one to come, or the last one.
std::vector<NamedDay> days_named(std::string_view sentence, base::Timestamp now, const base::TimeZone& zone,
                                 base::Leaning leaning = base::Leaning::future);

}  // namespace beffroi::response::claims
