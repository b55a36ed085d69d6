// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "report/content.h"
#include "response/entry.h"
#include "town/town.h"

namespace beffroi::engine {

/// What the journal and the town's file tell that the report's first sheet shows.
report::Circumstances circumstances_of(response::Entries entries, const std::optional<town::Town>& town);

}  // namespace beffroi::engine
