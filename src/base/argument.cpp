// SPDX-License-Identifier: EUPL-1.2
#include "base/argument.h"

#include <algorithm>

namespace beffroi::base {

const ArgumentValue* find_argument(const Arguments& arguments, std::string_view name) {
  const auto found = std::ranges::find(arguments, name, &Argument::name);
  return found == arguments.end() ? nullptr : &found->value;
}

}  // namespace beffroi::base
