// SPDX-License-Identifier: EUPL-1.2
#include "response/list_text.h"

#include <algorithm>

namespace beffroi::response {

std::string list_text(const std::vector<std::string>& elements, std::string_view between) {
  std::string text;
  for (const std::string& element : elements) {
    if (!text.empty()) text += between;
    text += element;
  }
  return text;
}

std::vector<std::string> elements_of(std::string_view text) {
  std::vector<std::string> elements;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) elements.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return elements;
}

}  // namespace beffroi::response
