// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "base/messages.h"
#include "response/entry.h"
#include "response/services/overview.h"

namespace beffroi::report::services {

// Plain lines of at most kTerminalColumns columns, read from top to bottom. What people and evidence wrote is made safe.

/// The board: what is stopped first, what works last; those of which nothing is known in one paragraph.
std::string listing(const response::services::Overview& overview, base::Timestamp now, const base::Catalogue& words);
/// Some of its lines, each with all that holds.
std::string details(std::span<const response::services::Line> lines, base::Timestamp now, const base::Catalogue& words);
/// What is proposed and waits, with all that accepting it notes, then what nothing can be said of, each with all its reasons.
std::string proposals(const response::services::Overview& overview, response::Entries entries, base::Timestamp now,
                      const base::Catalogue& words);
/// Everything that was decided of these lines, the last decision first.
std::string history(std::span<const response::services::Line> lines, const base::Catalogue& words);

/// The same for machines: one object with the services as a list, each with its proposal and its history.
std::string to_json(const response::services::Overview& overview, base::Timestamp now, bool exercise,
                    const base::Catalogue& words);

}  // namespace beffroi::report::services
