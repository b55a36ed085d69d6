// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/json/reader.h"
#include "base/result.h"

namespace beffroi::casefile {

/// The one text that stands for a JSON document, after RFC 8785: no white space, members in the order of their names' UTF-16
/// units, the shortest escapes. Our subset: numbers are whole; a name stands once in an object. Error casefile.not_canonical
/// with the reason (json, number, name_twice).
base::Result<std::string> canonical_json(std::string_view json);
/// The same of a part of a document.
base::Result<std::string> canonical_json(const base::json::Value& value);

}  // namespace beffroi::casefile
