// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "model/diagnosis.h"
#include "report/view.h"

namespace beffroi::report {

/// One of the questions that a mayor asks first, answered.
struct Answer {
  std::string label;                   ///< message id: "report.answer.how"
  std::vector<base::Piece> value;      ///< never empty: what is not known says so
  std::vector<base::Piece> detail;     ///< names, second thoughts; may be empty
  std::string kind;                    ///< "bad", "doubtful", "good", "unknown": how it is coloured
  std::optional<std::size_t> finding;  ///< index of the finding it rests on
  bool counted = false;                ///< out of what was read: it rests on no conclusion
};

/// The verdict as words, in the order in which it is told, on the terminal as on paper.
struct Verdict {
  std::string state;                  ///< yes | suspected | no_sign | unknown
  std::vector<base::Piece> headline;  ///< one sentence
  std::vector<base::Piece> warning;   ///< that the logs are not of the hour people told; else empty
  std::vector<base::Piece> account;   ///< how they came in, in one sentence; empty where nothing is known
  std::vector<Answer> answers;
};

/// The question of an answer in a word or two: "Machines touchées".
std::string short_label(const Answer& answer, const base::Catalogue& catalogue);

Verdict verdict_of(const model::Diagnosis& diagnosis, const View& view, const base::Catalogue& catalogue);

}  // namespace beffroi::report
