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
  std::string version;  ///< of all that decides what a source gives: program, mappings, rules
};

/// What a run gives to those who print it.
struct Outcome {
  report::Content content;
  std::vector<base::Error> errors;      ///< what could not be read
  std::vector<std::string> withheld;    ///< findings whose citations do not resolve: a defect of ours or altered evidence
  std::vector<std::string> not_reread;  ///< sources of earlier runs, cited, whose evidence is not there now
  std::uint64_t files_recalled = 0;     ///< files that an earlier run, or this one, had read already
  bool anything_read = false;           ///< see was_read()
  bool anything_declared = false;       ///< people answered a question of the diagnosis
};

/// The main job, from paths to a diagnosis that is kept in the case. Where an earlier run on the case was interrupted, or new evidence
/// comes to it, only what this version has not read is read; the diagnosis is the same bytes as if nothing had happened.
/// Without paths, the questions are asked again of what the case already holds, and of what people declared since.
/// `stop` ends it early with the error run.interrupted; what was read until then is kept.
base::Result<Outcome> run(const Request& request, casefile::Case& store, const sigma::Plan& plan, std::stop_token stop,
                          Progress& progress);

}  // namespace beffroi::engine
