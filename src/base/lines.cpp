// SPDX-License-Identifier: EUPL-1.2
#include "base/lines.h"

#include <algorithm>

namespace beffroi::base {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    lines.emplace_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

}  // namespace beffroi::base
