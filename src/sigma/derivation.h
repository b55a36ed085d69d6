// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigma/log_sources.h"

namespace beffroi::sigma {

/// The canonical text of a native field of the event, or nothing where it is not there.
using NativeText = std::function<std::optional<std::string>(std::string_view native)>;

/// The values of a derived field: what the log source writes, in the spelling rules expect, and what else that is called.
/// None where the native fields say nothing.
std::vector<std::string> derive(const Derivation& derivation, const NativeText& native);

}  // namespace beffroi::sigma
