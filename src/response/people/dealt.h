// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "response/people/overview.h"

namespace beffroi::response::people {

/// Whose data may lie in the set of a line: those who dealt with the services of the file that use one of its systems and that hold such
/// data – by the catalogue the services that share most of the kinds that tell one service from another, or those that the set's name names. Counted back from `from` by the
/// retention of the register. Never empty: without such a service there is one without a name.
std::vector<Dealt> dealt_with(const Line& line, const town::Town& town, std::optional<base::Timestamp> from);

}  // namespace beffroi::response::people
