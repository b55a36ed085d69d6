// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "sigma/rule.h"

namespace beffroi::sigma {

/// A part of the moment that a text writes (RFC 3339), in UTC; nothing where it writes none. The week is that of ISO 8601.
std::optional<long double> part_of_moment(TimePart part, std::string_view text);

}  // namespace beffroi::sigma
