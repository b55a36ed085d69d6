// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/result.h"
#include "model/mapping.h"

namespace beffroi::engine {

/// evidence::Reader::mapping → that mapping.
using Mappings = std::map<std::string, model::Mapping, std::less<>>;

/// Those of every reader of the program.
base::Result<Mappings> load_mappings();

}  // namespace beffroi::engine
