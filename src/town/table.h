// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::town {

/// A column that is looked for, under any of its names; accents, case and blanks do not matter.
struct Column {
  std::string_view id;
  std::vector<std::string_view> names;  ///< the first is the one that messages tell
  bool needed = false;
};

/// A CSV file as spreadsheets save it: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252; separated by ';', ',' or tabs. The
/// first line that is not empty names the columns; those that are not looked for are left aside.
class Table {
 public:
  struct Row {
    std::uint64_t line = 0;          ///< from 1
    std::vector<std::string> cells;  ///< one for each column that was looked for, empty where it is absent
  };

  static constexpr std::size_t kMaxRows = 20'000;

  /// Errors: town.table_too_large, town.table_without_columns (with the names of those that are needed and of all).
  static base::Result<Table> parse(std::string_view bytes, std::span<const Column> columns, std::string_view path);

  const std::vector<Row>& rows() const { return rows_; }
  /// Lines and cells that were left out: town.table_quotes, town.table_too_many_rows, town.table_bad_cell.
  const std::vector<base::Error>& problems() const { return problems_; }
  /// The values of a cell that holds several: separated by '|', or by ';' or ',' where that does not separate cells.
  std::vector<std::string> values(std::string_view cell) const;

 private:
  void add_line(std::uint64_t number, std::string_view line, std::string_view path);

  char separator_ = ';';
  std::vector<std::size_t> places_;  // of each column that was looked for, in the file; kAbsent
  std::vector<Row> rows_;
  std::vector<base::Error> problems_;
};

}  // namespace beffroi::town
