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

/// What an answer declares: an event of the catalogue of declared events, in this state. Empty: nothing.
struct Declares {
  std::string event, state;
  bool only_when = false;  ///< it dates what is feared; whether there was an attack, it does not say
};

/// The measure that an answer says is done already, unless another option is chosen as well. Empty: none.
struct CarriesOut {
  std::string measure, unless;
};

struct Option {
  std::string id;
  std::string french;  ///< what a French file of answers may write for the id
  Wording words;
  Declares declares;
  CarriesOut carries_out;
  std::string also;  ///< other words that people use for it, in both languages
};

/// A question of the first hour. "I do not know" is an answer to each and stands among no options.
struct Question {
  std::string id;
  QuestionKind kind = QuestionKind::text;
  Wording ask, help;
  std::vector<Option> options;  ///< of choice and several
  Declares declares;            ///< of time
  std::string french;           ///< what a French file of answers may write for the id
  std::string told_by;          ///< the question of the diagnosis that answers it as well; empty: none

  const Option* find(std::string_view option) const;
};

inline constexpr std::size_t kMaxQuestions = 10;

/// data/catalogue/first_hour/questions.yaml and its like. Errors: yaml.*, response.catalogue.
base::Result<std::vector<Question>> parse_questions(std::string_view yaml, std::string_view path);
/// Those that the program carries.
base::Result<std::vector<Question>> questions();

/// The question called `id`, in either language, or null.
const Question* find_question(const std::vector<Question>& questions, std::string_view id);

/// "commune / town, vu / seen": the names of things that have a French one, for messages.
template <class Named>
std::string listed_names(const std::vector<Named>& all) {
  std::string list;
  for (const Named& one : all) {
    list += list.empty() ? "" : ", ";
    list += one.french.empty() || one.french == one.id ? one.id : one.french + " / " + one.id;
  }
  return list;
}

}  // namespace beffroi::response::first_hour
