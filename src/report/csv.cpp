// SPDX-License-Identifier: EUPL-1.2
#include "report/csv.h"

#include "base/text.h"

namespace beffroi::report {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",;\"'") != cell.npos || (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
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
  for (const char c : shown) out.append(c == '"' ? 2 : 1, c);
  out += '"';
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
