// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "report/content.h"
#include "response/disputes/disputes.h"

namespace beffroi::report {

/// A judgement as pages show it, with the finding as it was judged; which finding of a diagnosis it is about, and whether that changed
/// since, is for the caller to add.
Judged judged_of(const response::Dispute& dispute);

}  // namespace beffroi::report
