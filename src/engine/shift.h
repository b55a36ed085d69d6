// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/messages.h"
#include "engine/situation.h"
#include "response/journal/shifts.h"

namespace beffroi::engine {

inline constexpr std::int64_t kNextHour = 3'600 * base::kNanosecondsPerSecond;

/// What a situation point and a handover say of a case, in sentences: what is overdue or due within the hour, what nobody knows (questions without
/// an answer, what the diagnosis misses, events declared as unknown), what else is open; before all else
/// that the case was closed.
response::Said said_of(const Situation& situation, const base::Catalogue& words);

}  // namespace beffroi::engine
