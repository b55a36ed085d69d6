// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"

namespace beffroi::base {

/// A typed value that a sentence of the message catalogue will show: text, a count, a moment. Never a formatted sentence.
using ArgumentValue = std::variant<std::string, std::int64_t, Timestamp, bool>;

struct Argument {
  std::string name;
  ArgumentValue value;

  friend bool operator==(const Argument&, const Argument&) = default;
};

using Arguments = std::vector<Argument>;

/// The argument called `name`, or null.
const ArgumentValue* find_argument(const Arguments& arguments, std::string_view name);

}  // namespace beffroi::base
