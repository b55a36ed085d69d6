// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "app/output.h"
#include "model/source.h"

namespace beffroi::app {

/// Prints one stage (facts, issues, source) of a result as JSON lines; other stages print nothing.
void show_result(std::string_view stage, const model::SourceResult& result, Output& output);

}  // namespace beffroi::app
