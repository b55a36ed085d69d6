// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::first_hour {

enum class QuestionKind : std::uint8_t { choice, several, text, time };

struct Option {
  std::string id;
  Wording words;
};

/// A question of the first hour. "I do not know" is an answer to each and stands among no options.
struct Question {
  std::string id;
  QuestionKind kind = QuestionKind::text;
  Wording ask, help;
  std::vector<Option> options;  ///< of choice and several

  const Option* find(std::string_view option) const;
};

inline constexpr std::size_t kMaxQuestions = 10;

/// data/catalogue/first_hour/questions.yaml and its like. Errors: yaml.*, response.catalogue.
base::Result<std::vector<Question>> parse_questions(std::string_view yaml, std::string_view path);
/// Those that the program carries.
base::Result<std::vector<Question>> questions();

/// The question called `id`, or null.
const Question* find_question(const std::vector<Question>& questions, std::string_view id);

}  // namespace beffroi::response::first_hour
