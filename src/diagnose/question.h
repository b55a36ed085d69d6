// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/scene.h"
#include "model/diagnosis.h"

namespace beffroi::diagnose {

/// What a question says: its findings, ranked, and the keys of diagnosis.json that it owns.
struct Answer {
  std::vector<model::Finding> findings;
  std::vector<model::Section> sections;
};

/// One question of the town. A folder of src/diagnose/questions makes one of these: `diagnose::Question make_question()`.
/// Asking is pure: the same scene gives the same answer.
struct Question {
  std::string_view name;
  int order = 0;  ///< place in the report; ties by name
  std::function<Answer(const Scene& scene)> ask;
};

namespace questions {
/// Every question folder, in alphabetical order (generated).
std::vector<Question> registry();
}  // namespace questions

/// Asks every question, in their order.
model::Diagnosis ask_all(const Casebook& book);

}  // namespace beffroi::diagnose
