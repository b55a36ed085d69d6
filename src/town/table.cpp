// SPDX-License-Identifier: EUPL-1.2
#include "town/table.h"

#include <algorithm>
#include <optional>

#include "base/bytes.h"
#include "base/csv.h"
#include "base/latin.h"
#include "base/text.h"
#include "town/read.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::town {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

std::string utf8_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return base::utf16le_to_utf8(base::as_bytes(bytes.substr(2)));
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  return base::is_valid_utf8(bytes) ? std::string(bytes) : base::windows_1252_to_utf8(bytes);
}

std::string listed(std::span<const Column> columns, bool needed_only) {
  std::string list;
  for (const Column& column : columns) {
    if (needed_only && !column.needed) continue;
    if (!list.empty()) list += ", ";
    list += column.names.front();
  }
  return list;
}

/// Where each column stands in a line of names; nothing where a needed one is missing.
std::optional<std::vector<std::size_t>> places_in(std::string_view line, char separator, std::span<const Column> columns) {
  const auto names = base::csv_cells(line, separator);
  if (!names) return std::nullopt;
  std::vector<std::size_t> places;
  for (const Column& column : columns) {
    const auto found = std::ranges::find_if(*names, [&column](const std::string& name) {
      return std::ranges::find(column.names, identifier_of(name)) != column.names.end();
    });
    if (found == names->end() && column.needed) return std::nullopt;
    places.push_back(found == names->end() ? kAbsent : static_cast<std::size_t>(found - names->begin()));
  }
  return places;
}

/// A tab at the start is an empty first cell.
std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

}  // namespace

base::Result<Table> Table::parse(std::string_view bytes, std::span<const Column> columns, std::string_view path) {
  if (bytes.size() > kMaxBytes) {
    return base::fail("town.table_too_large", {{"limit", static_cast<std::int64_t>(kMaxBytes)}}, {std::string(path), {}, {}});
  }
  const std::string text = utf8_of(bytes);
  Table table;
  std::string_view rest = text;
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = without_line_end(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (base::trimmed(line).empty()) continue;
    if (!table.places_.empty()) {
      table.add_line(number, line, path);
      continue;
    }
    std::size_t most = 0;
    for (const char separator : {';', ',', '\t'}) {
      const auto places = places_in(line, separator, columns);
      if (!places) continue;
      const auto found = columns.size() - static_cast<std::size_t>(std::ranges::count(*places, kAbsent));
      if (found <= most) continue;
      most = found;
      table.separator_ = separator;
      table.places_ = *places;
    }
    if (table.places_.empty()) {
      return base::fail("town.table_without_columns", {{"needed", listed(columns, true)}, {"known", listed(columns, false)}},
                        {std::string(path), number, {}});
    }
  }
  if (table.places_.empty()) {
    return base::fail("town.table_without_columns", {{"needed", listed(columns, true)}, {"known", listed(columns, false)}},
                      {std::string(path), {}, {}});
  }
  return table;
}

void Table::add_line(std::uint64_t number, std::string_view line, std::string_view path) {
  const auto problem = [&](std::string id, base::Arguments arguments) {
    if (problems_.size() < kMaxProblems)
      problems_.push_back({std::move(id), std::move(arguments), {std::string(path), number, {}}, {}});
  };
  if (rows_.size() == kMaxRows) return problem("town.table_too_many_rows", {{"limit", static_cast<std::int64_t>(kMaxRows)}});
  const auto cells = base::csv_cells(line, separator_);
  if (!cells) return problem("town.table_quotes", {});
  Row row{number, {}};
  for (const std::size_t place : places_) row.cells.push_back(place < cells->size() ? (*cells)[place] : std::string());
  for (std::string& cell : row.cells) {
    if (!has_control_character(cell) && cell.size() <= kMaxTextBytes) continue;
    problem("town.table_bad_cell", {{"value", cell.substr(0, 40)}});
    cell.clear();
  }
  if (std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); })) rows_.push_back(std::move(row));
}

std::vector<std::string> Table::values(std::string_view cell) const {
  std::vector<std::string> values;
  while (!cell.empty()) {
    const auto ends = [this](char c) { return c == '|' || ((c == ';' || c == ',') && c != separator_); };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(cell, ends) - cell.begin());
    const std::string_view value = base::trimmed(cell.substr(0, end));
    if (!value.empty()) values.emplace_back(value);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return values;
}

}  // namespace beffroi::town
