// SPDX-License-Identifier: EUPL-1.2
// The small lists that one column of the case holds as JSON, and back. Texts are UTF-8; bytes that are not become U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/argument.h"
#include "base/json/reader.h"
#include "base/result.h"

namespace beffroi::casefile {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string to_json(const base::Arguments& arguments);      ///< [["name", {"text" | "integer" | "moment" | "truth": value}], …]
std::string to_json(const Pairs& pairs);                    ///< [["first", "second"], …]
std::string to_json(const std::vector<std::string>& list);  ///< ["…", …]

/// Reads them back; error casefile.damaged where a column holds something else.
class StoredJson {
 public:
  base::Result<base::Arguments> arguments(std::string_view json);
  base::Result<Pairs> pairs(std::string_view json);
  base::Result<std::vector<std::string>> list(std::string_view json);

 private:
  base::Result<std::vector<base::json::Value>> elements(std::string_view json);

  base::json::Parser parser_;
};

}  // namespace beffroi::casefile
