// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "response/people/overview.h"

namespace beffroi::report::people {

// Plain lines of at most kTerminalColumns columns; what people and evidence wrote is made safe.

/// What is touched first, what follows for whom, sendings and listings.
std::string listing(const response::people::Overview& overview, const base::Catalogue& words);
/// One data set with all its reasons and each step of its score; what people changed, the last first.
std::string details(const response::people::Overview& overview, const response::people::Line& line,
                    const base::Catalogue& words);

/// The same for machines.
std::string to_json(const response::people::Overview& overview, base::Timestamp now, bool exercise,
                    const base::Catalogue& words);

/// data_exposure[] and severity.enisa of diagnosis.json: no sentence, nothing of the language. "null" where nothing is touched.
std::string exposure_section(const response::people::Overview& overview);
std::string enisa_value(const response::people::Overview& overview);

}  // namespace beffroi::report::people
