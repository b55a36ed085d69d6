// SPDX-License-Identifier: EUPL-1.2
#include "base/csv.h"

#include <algorithm>

namespace beffroi::base {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// A quoted cell from behind its first quote; removes it and its last quote from the line.
std::optional<std::string> quoted(std::string_view& line) {
  std::string cell;
  while (true) {
    const std::size_t quote = line.find('"');
    if (quote == line.npos) return std::nullopt;
    cell += line.substr(0, quote);
    line.remove_prefix(quote + 1);
    if (!line.starts_with('"')) return cell;
    cell += '"';
    line.remove_prefix(1);
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<std::vector<std::string>> csv_cells(std::string_view line, char separator) {
  std::vector<std::string> cells;
  while (true) {
    line = line.substr(std::min(line.find_first_not_of(kBlanks), line.size()));
    std::string cell;
    if (line.starts_with('"')) {
      line.remove_prefix(1);
      auto content = quoted(line);
      if (!content) return std::nullopt;
      cell = std::move(*content);
      line = line.substr(std::min(line.find_first_not_of(kBlanks), line.size()));
      if (!line.empty() && line.front() != separator) return std::nullopt;
    } else {
      const std::string_view plain = line.substr(0, line.find(separator));
      cell = trimmed(plain);
      line.remove_prefix(plain.size());
    }
    cells.push_back(std::move(cell));
    if (line.empty()) return cells;
    line.remove_prefix(1);
  }
}

}  // namespace beffroi::base
