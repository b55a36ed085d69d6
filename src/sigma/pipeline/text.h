// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"
#include "sigma/pipeline/budget.h"
#include "sigma/pipeline/item.h"

namespace beffroi::sigma::pipeline {

/// A value as a condition looks at it: `*` and `?` for wildcards and for themselves, `-` for any dash.
std::string shown_text(const Glob& glob);

/// Does to one written value what replace_string says. A number becomes text where the pattern occurs in it. Error ids are reason
/// ids: `pipeline_windash` where it would change a value in which every dash is meant, `pipeline_too_large`.
base::Result<> replace_in(Operand& operand, const ReplaceText& replacement, Budget& budget);

/// Does to the alternatives of one written value what map_string says. Error `pipeline_too_large`.
base::Result<> map_text(std::vector<Operand>& alternatives, const MapText& map, Budget& budget);

}  // namespace beffroi::sigma::pipeline
