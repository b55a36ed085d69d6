// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/rule_packs.h"
#include "casefile/case.h"
#include "engine/run.h"

namespace beffroi::app {

/// A run of the diagnosis as somebody asks for it. Without paths the questions are asked again of what the case holds.
struct DiagnosisRun {
  std::vector<std::string> paths;
  RuleInputs rules;
  std::string json, html, by;  ///< copies of the outputs, for those who want them elsewhere; who is named as the author
  bool clobber = false;
};

/// Runs with progress until `stop`, and writes and seals report.html, diagnosis.json and run.json in the hours of the case's town. Errors: those
/// of engine::run, diagnose.interrupted {case}, output.*.
base::Result<engine::Outcome> diagnose_into(casefile::Case& store, const DiagnosisRun& run, const Context& context,
                                            std::stop_token stop);

/// The same for a case whose diagnosis no longer says what people declared or judged since; nothing where it has none. What cannot be read
/// again today is told on standard error.
base::Result<> diagnose_again(casefile::Case& store, const std::string& by, const Context& context);

}  // namespace beffroi::app
