// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "model/source.h"
#include "report/content.h"
#include "sigma/plan.h"

namespace beffroi::engine {

/// The correlations that came true over the hits of all sources together, as rows of a report, in the order of the plan. Hits that this
/// plan could not have made are passed over. Error temporary.write_failed.
base::Result<std::vector<report::DetectionSummary>> correlate(const sigma::Plan& plan,
                                                              const std::vector<model::SourceResult>& results);

}  // namespace beffroi::engine
