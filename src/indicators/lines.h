// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "indicators/gathering.h"

namespace beffroi::indicators {

/// A list of one indicator a line, or a CSV file (list.h). A cell in quotes may hold line ends; one whose quotes are still open after
/// kMaxRecordLines is refused, and reading goes on with the next line.
void read_lines(std::string_view text, Gathering& gathering);

inline constexpr std::uint32_t kMaxRecordLines = 200;

}  // namespace beffroi::indicators
