// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace beffroi::app {

/// A stretch of time, both ends included; an absent end is open.
struct Period {
  std::optional<base::Timestamp> from, to;

  /// A record without a time is in a period that is open at both ends only.
  bool holds(const std::optional<base::Timestamp>& moment) const;
};

/// What --from and --to say: RFC 3339, "YYYY-MM-DD", "YYYY-MM-DD HH:MM", "YYYY-MM-DD HH:MM:SS", UTC where no offset stands. A
/// date without a time is the whole day: its first moment as `from`, its last as `to`. Empty texts are open ends.
/// Errors: usage.time with the option in `where`, usage.period where the end lies before the start.
base::Result<Period> period_of(const std::string& from, const std::string& to);

}  // namespace beffroi::app
