// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/source.h"
#include "report/content.h"
#include "sigma/correlation/correlator.h"
#include "sigma/plan.h"

namespace beffroi::engine {

/// Correlations over the hits of all sources together, which wait on disk: a case may hold many.
class Correlations {
 public:
  /// The plan outlives this.
  explicit Correlations(const sigma::Plan& plan) : plan_(plan), correlator_(plan.links()) {}

  /// A hit that the case kept; one that this plan could not have made is passed over. Sources come in the order of the case.
  void add(std::uint32_t source, std::string packed);

  /// Those that came true, as rows of a report, in the order of the plan. `results` are the sources by their numbers. To be called once,
  /// at the end. Error temporary.write_failed.
  base::Result<std::vector<report::DetectionSummary>> found(const std::vector<model::SourceResult>& results);

 private:
  const sigma::Plan& plan_;
  sigma::Correlator correlator_;
};

}  // namespace beffroi::engine
