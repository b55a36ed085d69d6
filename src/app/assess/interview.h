// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <iosfwd>

#include "base/messages.h"
#include "base/result.h"
#include "response/assess/sheet.h"

namespace beffroi::app::assess {

inline constexpr int kMaxTries = 5;  ///< of one question; then it counts as not known, and the next one is put

/// Whom the questions are put to.
struct Interview {
  const response::assess::Questionnaire& questionnaire;
  response::assess::Sheet& sheet;
  const base::Catalogue& words;
  std::istream& in;
  std::ostream& out;
  /// Keeps the sheet after each answer, before the next question is put: whatever ends the program loses the line being typed, no more.
  std::function<base::Result<>(const response::assess::Sheet& sheet)> keep;
};

/// Puts the questions that have no answer yet, in plain numbered lines: 0 or an empty line is « je ne sais pas », `r` (`back`) goes back. True
/// when all were put; the end of the input ends the interview.
base::Result<bool> ask(const Interview& interview);

}  // namespace beffroi::app::assess
