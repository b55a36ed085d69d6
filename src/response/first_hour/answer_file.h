// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "response/first_hour/answers.h"

namespace beffroi::response::first_hour {

/// Answers from a file. What is wrong with one costs no other.
struct AnswerFile {
  std::vector<Answer> answers;  ///< in the order of the questions; a question that is absent stands not here
  std::vector<base::Error>
      refused;  ///< with path and line: those of read_answer, answer.unknown_question {name, known}, answer.not_text
};

/// A YAML mapping, question id: answer. `several` takes a list as well as a text with commas; an empty file is valid.
/// Errors: yaml.*, answer.not_a_mapping.
base::Result<AnswerFile> read_answer_file(std::string_view yaml, std::string_view path, const std::vector<Question>& questions,
                                          base::Timestamp now, const base::TimeZone& zone);

}  // namespace beffroi::response::first_hour
