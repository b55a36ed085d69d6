// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "response/declarations/declarations.h"

namespace beffroi::response {

/// What the answers of the first hour declare (`declares` of data/catalogue/first_hour/questions.yaml): one for each question and event. An
/// answer that no longer says so withdraws it; a corrected time is a further statement of the same declaration.
std::vector<Declaration> declared_by_answers(Entries entries);

}  // namespace beffroi::response
