// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/result.h"
#include "casefile/case.h"
#include "response/diagnosed.h"
#include "response/measures/proposals.h"
#include "response/releases/releases.h"

namespace beffroi::engine {

/// What is to be cut, kept and protected, and what was put back into service, as the case is now.
struct Measures {
  response::Diagnosed diagnosed;
  response::measures::Plan plan;
  std::vector<response::releases::Release> releases;  ///< all ever signed
};

/// Errors: those of Case.
base::Result<Measures> measures_of(casefile::Case& store);

}  // namespace beffroi::engine
