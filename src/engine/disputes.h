// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "model/diagnosis.h"
#include "report/content.h"
#include "response/entry.h"

namespace beffroi::engine {

/// What people made of the findings of a diagnosis, as the reports show it: those of findings that are there in the order of the findings,
/// then those whose finding is gone, in the order of the journal.
std::vector<report::Judged> disputes_in(response::Entries entries, const model::Diagnosis& diagnosis);

}  // namespace beffroi::engine
