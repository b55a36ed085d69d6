// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "response/claims/rules.h"

namespace beffroi::response::claims {

/// What people declared that answers this question with one of these words.
std::vector<Because> declared_answers(std::string_view question, const std::vector<std::string>& states, const Known& known);

/// Those of these events that people declared of the body itself and do not deny: what the CCAS did, the town did not.
std::vector<Because> declared_events(const std::vector<std::string>& events, const Known& known);

}  // namespace beffroi::response::claims
