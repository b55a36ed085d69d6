// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/command.h"
#include "indicators/index.h"

namespace beffroi::app::hunting {

/// The indicators of a file, ready to be looked for; none where no path is given. Tells on standard error how many they are and what of the
/// list is not looked for, each reason's first places (all of them where details are asked for). Errors: indicators.*; `indicators.none`
/// where the list gives nothing, since "no match" would say that something was looked for.
base::Result<indicators::Index> load_indicators(const std::string& path, const Context& context);

}  // namespace beffroi::app::hunting
