// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/messages.h"
#include "model/diagnosis.h"
#include "report/view.h"

namespace beffroi::report {

/// What must stand beside the time of a finding that is not the one its records bear: whose clock was wrong, and by how much. Empty where
/// the time is the records' own.
std::vector<base::Piece> clock_note(const model::Finding& finding, const View& view, const base::Catalogue& words);

/// The same of a machine's own times; empty where its clock was right as far as is known.
std::vector<base::Piece> clock_note(const HostRow& host, const View& view, const base::Catalogue& words);

}  // namespace beffroi::report
