// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "base/yaml/node.h"
#include "sigma/rule.h"

namespace beffroi::sigma::pipeline {

/// The values of a mapping with $category, $product and $service (also ${category} …) replaced by those of a log source; `$$` is one
/// dollar sign, any other `$` stays.
base::yaml::Node filled_in(const base::yaml::Node& conditions, const LogSource& log_source);

/// The most bytes that filled_in can make.
std::size_t most_filled_bytes(const base::yaml::Node& conditions, const LogSource& log_source);

}  // namespace beffroi::sigma::pipeline
