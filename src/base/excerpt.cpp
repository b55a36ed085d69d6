// SPDX-License-Identifier: EUPL-1.2
#include "base/excerpt.h"

#include <cstdint>

namespace beffroi::base {

std::string_view start_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<std::uint8_t>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string cut_to(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  text.resize(start_of(text, bytes).size());
  return text + "…";
}

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
  }
  return line;
}

}  // namespace beffroi::base
