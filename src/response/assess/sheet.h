// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "response/assess/score.h"

namespace beffroi::response::assess {

inline constexpr std::size_t kMaxSheetBytes = 256u << 10;  ///< of a file of answers
inline constexpr std::size_t kMaxAnswers = 1'000;
inline constexpr std::size_t kMaxTextBytes = 300;  ///< of one value

/// A file of answers: what the page saves and `assess` writes. Names are as people wrote them: hostile.
struct Sheet {
  std::string place, by, on;  ///< town, who answered, day ("2026-11-26"); each may be empty
  std::string questionnaire;  ///< `as_of` of the questions that were asked; empty where the file does not say
  Answers answers;            ///< valid ones only, kUnknown among them
  /// Answers that were not understood, as the file has them: they are written again, so that nothing is lost.
  std::vector<std::pair<std::string, std::string>> others;
};

struct SheetReading {
  Sheet sheet;
  /// What could not be taken, each with its line: assess.unknown_question {name}, assess.unknown_answer {question, value, known},
  /// assess.not_text {name}, assess.too_long {name}, assess.other_questions {theirs, ours} where another version was asked.
  std::vector<base::Error> problems;
};

/// JSON, or YAML written by hand: `answers` a mapping of question to answer beside `commune`, `by`, `on`; or the mapping alone. An empty file is
/// valid. Errors: yaml.*, assess.too_large {limit}, assess.not_answers, assess.newer {schema}, assess.too_many {limit}.
base::Result<SheetReading> read_sheet(std::string_view bytes, std::string_view path, const Questionnaire& questionnaire);

/// The same as JSON, in the order of the questions, then what was not understood.
std::string write_sheet(const Sheet& sheet, const Questionnaire& questionnaire);

}  // namespace beffroi::response::assess
