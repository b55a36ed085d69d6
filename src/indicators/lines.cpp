// SPDX-License-Identifier: EUPL-1.2
#include "indicators/lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/csv.h"
#include "base/text.h"

namespace beffroi::indicators {
namespace {

using base::csv_cells;
using base::trimmed;
using Cells = std::vector<std::string>;

/// Takes a text apart into lines, or into the records of a CSV file, which may have several.
class Records {
 public:
  explicit Records(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::uint32_t line() const { return line_; }  ///< of the next record, from 1

  /// The next line, without blanks at its ends.
  std::string_view take_line() { return trimmed(take(line_end(0), 1)); }

  /// The cells of the next line, or of as many lines as its quotes ask for; nothing, and one line taken, where they stay open.
  std::optional<Cells> take_cells(char separator) {
    std::size_t end = line_end(0);
    auto cells = csv_cells(rest_.substr(0, end), separator);
    bool open = opens_quote(rest_.substr(0, end));
    std::uint32_t lines = 1;
    for (; !cells && open && lines < kMaxRecordLines && end < rest_.size(); ++lines) {
      const std::size_t start = end + 1;
      end = line_end(start);
      open = open != opens_quote(rest_.substr(start, end - start));
      if (!open) cells = csv_cells(rest_.substr(0, end), separator);
    }
    if (cells) {
      take(end, lines);
    } else {
      take(line_end(0), 1);
    }
    return cells;
  }

 private:
  std::size_t line_end(std::size_t start) const { return std::min(rest_.find('\n', start), rest_.size()); }
  static bool opens_quote(std::string_view text) { return std::ranges::count(text, '"') % 2 != 0; }

  std::string_view take(std::size_t end, std::uint32_t lines) {
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    line_ += lines;
    return taken;
  }

  std::string_view rest_;
  std::uint32_t line_ = 1;
};

// ---- Text ---------------------------------------------------------------------------------------------------------------

std::size_t comment_start(std::string_view line) {
  for (std::size_t at = line.find('#'); at != line.npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return at;  // a URL may hold a '#'
  }
  return line.npos;
}

/// The word before "kind: value", or nothing. "file://…" is a URL, and a drive "c:" is no kind.
std::string_view kind_before(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || line.substr(colon).starts_with("://")) return {};
  const std::string_view word = trimmed(line.substr(0, colon));
  return is_kind_word(word) ? word : std::string_view();
}

void add_text_line(Gathering& gathering, const Place& place, std::string_view line) {
  const std::size_t hash = comment_start(line);
  std::string_view value = trimmed(line.substr(0, hash));
  if (value.empty()) return;
  Said said;
  if (hash != line.npos) said.description = trimmed(line.substr(hash + 1));
  const std::string_view kind = kind_before(value);
  if (!kind.empty()) value = trimmed(value.substr(value.find(':') + 1));
  gathering.add(place, recognise(kind, value), said);
}

// ---- CSV ----------------------------------------------------------------------------------------------------------------

struct Columns {
  char separator = ',';
  std::map<std::string, std::size_t, std::less<>> place;

  std::string_view of(const Cells& cells, std::string_view name) const {
    const auto found = place.find(name);
    return found == place.end() || found->second >= cells.size() ? std::string_view() : cells[found->second];
  }
};

/// What a column is to us, however the exports of exchanges (MISP, OpenCTI, OTX, abuse.ch) or a French spreadsheet call it.
std::string column_called(std::string_view written) {
  std::string name = base::fold(written);
  std::ranges::replace(name, ' ', '_');
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOtherNames{{{"indicator", "value"},
                                                                                              {"indicateur", "value"},
                                                                                              {"ioc", "value"},
                                                                                              {"ioc_value", "value"},
                                                                                              {"observable", "value"},
                                                                                              {"valeur", "value"},
                                                                                              {"indicator_type", "type"},
                                                                                              {"ioc_type", "type"},
                                                                                              {"comment", "description"},
                                                                                              {"commentaire", "description"},
                                                                                              {"auteur", "author"},
                                                                                              {"niveau", "level"}}};
  const auto* other =
      std::ranges::find(kOtherNames, std::string_view(name), &std::pair<std::string_view, std::string_view>::first);
  return other == kOtherNames.end() ? name : std::string(other->second);
}

/// The columns that a first line names; nothing where it is no line of names.
std::optional<Columns> columns_of(std::string_view line) {
  for (const char separator : {',', ';', '\t'}) {
    const auto names = csv_cells(line, separator);
    if (!names || names->size() < 2) continue;
    Columns columns{separator, {}};
    for (std::size_t i = 0; i < names->size(); ++i) {
      columns.place.emplace(column_called((*names)[i]), i);
    }
    if (columns.place.contains("value")) return columns;
  }
  return std::nullopt;
}

std::optional<sigma::Level> level_called(std::string_view name) {
  using enum sigma::Level;
  if (name.empty()) return high;
  for (const sigma::Level level : {informational, low, medium, high, critical}) {
    if (base::equal_folded(sigma::name_of(level), name)) return level;
  }
  return std::nullopt;
}

/// Whether MISP's column to_ids says that a value is not meant to be looked for.
bool is_context(std::string_view to_ids) { return to_ids == "0" || base::equal_folded(to_ids, "false"); }

void add_csv_record(Gathering& gathering, const Place& place, const Cells& cells, const Columns& columns) {
  if (cells.size() == 1 && cells.front().empty()) return;
  if (cells.front().starts_with('#')) return;
  if (!std::ranges::all_of(cells, base::is_valid_utf8)) return gathering.remark(place, Weight::refused, "not_utf8");
  if (is_context(columns.of(cells, "to_ids"))) return gathering.remark(place, Weight::aside, "not_to_ids");
  const std::string_view level_name = columns.of(cells, "level");
  const auto level = level_called(level_name);
  if (!level) return gathering.remark(place, Weight::refused, "level_unknown", {{"level", std::string(level_name)}});
  const Said said{std::string(columns.of(cells, "description")), std::string(columns.of(cells, "author")), *level, {}};
  add_together(gathering, place, recognise_together(columns.of(cells, "type"), columns.of(cells, "value")), said);
}

void read_csv(Records& records, const Columns& columns, Gathering& gathering) {
  while (!records.done()) {
    const Place place{records.line(), {}};
    if (const auto cells = records.take_cells(columns.separator)) {
      add_csv_record(gathering, place, *cells, columns);
    } else {
      gathering.remark(place, Weight::refused, "csv_quotes");
    }
  }
}

}  // namespace

void read_lines(std::string_view text, Gathering& gathering) {
  bool started = false;
  for (Records records(text); !records.done();) {
    const Place place{records.line(), {}};
    const std::string_view line = records.take_line();
    if (!base::is_valid_utf8(line)) {
      gathering.remark(place, Weight::refused, "not_utf8");
      continue;
    }
    const bool first = !started && !line.empty() && !line.starts_with('#');
    started |= first;
    if (const auto columns = first ? columns_of(line) : std::nullopt) return read_csv(records, *columns, gathering);
    add_text_line(gathering, place, line);
  }
}

}  // namespace beffroi::indicators
