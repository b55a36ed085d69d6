// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "response/measures/proposals.h"

namespace beffroi::response::measures {

/// Which measure a person means, as typed.
struct Choice {
  std::string measure;
  std::vector<std::string> systems;  ///< empty: the only one there is
  bool all = false;                  ///< every system of the plan
  bool is_deed = false;              ///< it was done: one done to a machine or an account must say to which
};

/// The measure on each system that is meant, ready to be noted. A system that the plan does not propose is taken as it is typed.
/// Errors: response.measure_unknown {name}, response.measure_which_system {name, systems},
/// response.measure_no_system {name}.
base::Result<std::vector<Act>> choose(const Plan& plan, const Choice& choice, base::Language language);

/// The lines of one measure.
std::vector<Line> lines_of(const Plan& plan, std::string_view measure);

}  // namespace beffroi::response::measures
