// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "casefile/case.h"
#include "report/journal/entry_text.h"

namespace beffroi::engine {

/// The whole journal of a case, in order, with the hashes of the ledger.
base::Result<std::vector<report::journal::Line>> journal_of(casefile::Case& store);

}  // namespace beffroi::engine
