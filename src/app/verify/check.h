// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/command.h"
#include "casefile/case.h"
#include "model/diagnosis.h"

namespace beffroi::app::verify {

struct Request {
  std::string case_directory;
  std::vector<std::string> evidence;  ///< where it lies today; empty: where it lay
  std::vector<std::string> heads;     ///< noted on paper
};

/// What was checked, with what came of it.
struct Checked {
  model::Diagnosis diagnosis;
  casefile::Verification verification;
  std::vector<std::pair<casefile::Head, casefile::HeadState>> heads;  ///< those of --head
  std::string head;                                                   ///< of the ledger now; empty where it has no entry

  bool passed() const {
    return verification.passed() &&
           std::ranges::all_of(heads, [](const auto& told) { return told.second == casefile::HeadState::same; });
  }
};

/// Reads the evidence again and checks the case. Errors: those of Case::open, casefile.head …, run.interrupted.
base::Result<Checked> check(const Request& request, const Context& context);

}  // namespace beffroi::app::verify
