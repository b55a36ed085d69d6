// SPDX-License-Identifier: EUPL-1.2
#include "response/numbered.h"

#include <cstdint>

#include "base/number.h"
#include "base/text.h"

namespace beffroi::response {

std::string numbered_id(char letter, std::string_view typed) {
  std::string_view rest = typed;
  if (!rest.empty() && base::equal_folded(rest.substr(0, 1), std::string_view(&letter, 1))) rest.remove_prefix(1);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto number = base::whole_number<std::uint32_t>(rest);
  return number ? letter + std::to_string(*number) : std::string(typed);
}

}  // namespace beffroi::response
