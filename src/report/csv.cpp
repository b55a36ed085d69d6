// SPDX-License-Identifier: EUPL-1.2
#include "report/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace beffroi::report {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

constexpr auto kQuoted = [] {
  std::array<bool, 256> quoted{};
  for (const char c : std::string_view(",;\"'")) quoted[static_cast<std::uint8_t>(c)] = true;
  return quoted;
}();

bool needs_quotes(std::string_view cell) {
  if (cell.empty()) return false;
  const auto is_quoted = [](char c) { return kQuoted[static_cast<std::uint8_t>(c)]; };
  return cell.front() == ' ' || cell.back() == ' ' || std::ranges::any_of(cell, is_quoted);
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view cell) {
  std::string shown;
  // Blanks before the sign do not keep every spreadsheet from reading a formula.
  const auto first = cell.find_first_not_of(' ');
  if (first != cell.npos && kFormulaStarts.find(cell[first]) != kFormulaStarts.npos) shown = "'";
  shown += base::printable(cell);
  if (!needs_quotes(shown)) {
    out += shown;
    return;
  }
  out += '"';
  std::size_t from = 0;
  for (std::size_t quote; (quote = shown.find('"', from)) != shown.npos; from = quote + 1) {
    out.append(shown, from, quote + 1 - from) += '"';
  }
  out.append(shown, from) += '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    append_csv_cell(line, cells[i]);
  }
  return line + "\r\n";
}

}  // namespace beffroi::report
