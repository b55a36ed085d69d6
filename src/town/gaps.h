// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/argument.h"
#include "town/town.h"

namespace beffroi::town {

/// When it will be missed.
enum class When : std::uint8_t { tonight, first_days, later };
std::string_view word_of(When when);

/// Something that a town file does not say. Sentences: `town.gap.<id>.what` and `.why`, with the arguments.
struct Gap {
  std::string id;
  When when = When::later;
  base::Arguments arguments;

  friend bool operator==(const Gap&, const Gap&) = default;
};

/// What is missing, what is missed first before the rest. `today` tells how old the last trial of a back-up is.
std::vector<Gap> gaps_of(const Town& town, const base::Date& today);

}  // namespace beffroi::town
