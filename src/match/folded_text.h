// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "model/value.h"

namespace beffroi::match {

/// Appends base::fold(model::canonical_text(value)), made from the value where it lies: UTF-16 is folded and converted in one
/// step, sixteen characters at a time as long as they are ASCII. A property test compares the two.
void append_folded_text(std::string& out, const model::Value& value);

}  // namespace beffroi::match
