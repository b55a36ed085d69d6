// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "report/columns.h"
#include "report/content.h"

namespace beffroi::report {

struct TerminalOptions {
  bool colour = false;
  std::string report_path;  ///< where the page lies; empty where none was written
  std::string case_path;
};

inline constexpr std::size_t kTerminalLines = 40;

/// The verdict on one screen: at most 40 lines of 80 columns whatever the evidence says, about 30 of an ordinary attack, 24 of a quiet
/// week. What does not fit is counted, and the report that has it is named. Control characters of the evidence are shown, never sent.
/// The two last lines, which say where the report and the case lie, may be longer: a path is not cut.
std::string terminal_summary(const Content& content, const base::Catalogue& catalogue, const TerminalOptions& options = {});

}  // namespace beffroi::report
