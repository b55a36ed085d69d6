// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "model/mapping.h"

namespace beffroi::app {

/// evidence::Reader::mapping → that mapping.
using Mappings = std::map<std::string, model::Mapping>;

/// Those of every reader of the program.
base::Result<Mappings> load_mappings();

}  // namespace beffroi::app
