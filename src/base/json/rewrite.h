// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json/reader.h"
#include "base/json/writer.h"

namespace beffroi::base::json {

/// A parsed value written again, in the layout of the writer. Depth is bounded by the parser.
void write(Writer& out, const Value& value);

}  // namespace beffroi::base::json
