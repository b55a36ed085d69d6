// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "casefile/case.h"
#include "engine/progress.h"
#include "report/content.h"
#include "sigma/plan.h"

namespace beffroi::engine {

struct Request {
  std::vector<std::string> paths;
  unsigned threads = 1;
  std::string program_version;
};

/// What a run gives to those who print it.
struct Outcome {
  report::Content content;
  std::vector<base::Error> errors;    ///< what could not be read
  std::vector<std::string> withheld;  ///< findings whose citations do not resolve: a defect of ours or altered evidence
  bool anything_read = false;         ///< see was_read()
};

/// The main job, from paths to a diagnosis that is kept in the case.
base::Result<Outcome> run(const Request& request, casefile::Case& store, const sigma::Plan& plan, std::stop_token stop,
                          Progress& progress);

}  // namespace beffroi::engine
