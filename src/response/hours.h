// SPDX-License-Identifier: EUPL-1.2
// Whether an hour that a person gives can be: nobody notifies, cuts or decides anything for an attack of which nobody knew.
#pragma once

#include <optional>

#include "base/result.h"
#include "response/entry.h"

namespace beffroi::response {

/// When somebody first had reason to think of an attack, as the journal tells.
struct KnownSince {
  base::Timestamp at;     ///< the earliest hour that was told
  base::Timestamp holds;  ///< what that one was corrected to
  bool said =
      false;  ///< somebody named the hour; else it was known then at the latest: a case was opened, something was declared
};

/// Nothing where no entry tells of an attack.
std::optional<KnownSince> known_since(Entries entries);

/// What can be done about an hour that cannot be.
enum class IfImplausible : std::uint8_t { correct, say_why };

/// Refuses an hour before the attack became known. Where nobody named that hour, one up to kUntoldBefore earlier is believed. Errors with
/// {at, known, said}: response.before_attack, or response.before_attack_why where a reason makes it good.
base::Result<> not_before_attack(Entries entries, base::Timestamp at, IfImplausible remedy);
/// Refuses an hour more than kLongAgo before the attack, or more than kFarAhead after it; any where no attack is told of. Errors with {at, known, said}:
/// response.long_ago, response.far_ahead.
base::Result<> near_the_attack(Entries entries, base::Timestamp at);

inline constexpr std::int64_t kOneDay = 86'400 * base::kNanosecondsPerSecond;
inline constexpr std::int64_t kUntoldBefore = 31 * kOneDay, kLongAgo = 366 * kOneDay, kFarAhead = 731 * kOneDay;

}  // namespace beffroi::response
