// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <iterator>

namespace beffroi::diagnose {

model::Diagnosis ask_all(const Casebook& book) {
  std::vector<Question> questions = questions::registry();
  std::ranges::stable_sort(questions, {}, &Question::order);
  const Scene scene(book);
  model::Diagnosis diagnosis;
  diagnosis.exercise = book.exercise();
  for (const Question& question : questions) {
    Answer answer = question.ask(scene);
    std::ranges::move(answer.findings, std::back_inserter(diagnosis.findings));
    std::ranges::move(answer.sections, std::back_inserter(diagnosis.sections));
  }
  std::ranges::stable_sort(diagnosis.sections, {}, &model::Section::key);
  return diagnosis;
}

}  // namespace beffroi::diagnose
