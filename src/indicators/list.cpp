// SPDX-License-Identifier: EUPL-1.2
#include "indicators/list.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/csv.h"
#include "base/system_reason.h"
#include "base/text.h"

namespace beffroi::indicators {
namespace {

using base::csv_cells;
using base::trimmed;

/// Splits a text into lines, and hands each over without blanks at its ends.
void each_line(std::string_view text, const std::function<void(std::uint32_t number, std::string_view line)>& take) {
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    take(number, trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Gathers indicators, each once.
class Gathering {
 public:
  /// Takes what `recognise` answered, or why it did not.
  void add(std::uint32_t line, base::Result<Indicator> recognised, std::string_view description, std::string_view author,
           sigma::Level level) {
    if (!recognised) return refuse(line, recognised.error().id, recognised.error().arguments);
    recognised->line = line;
    recognised->description = description;
    recognised->author = author;
    recognised->level = level;
    if (seen_.emplace(recognised->kind, recognised->value).second) list_.indicators.push_back(std::move(*recognised));
  }
  void refuse(std::uint32_t line, std::string reason, base::Arguments arguments = {}) {
    list_.not_understood.push_back({line, std::move(reason), std::move(arguments)});
  }
  List take() { return std::move(list_); }

 private:
  List list_;
  std::set<std::pair<Kind, std::string>> seen_;
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

void add_text_line(Gathering& gathering, std::uint32_t number, std::string_view line) {
  const std::size_t hash = comment_start(line);
  std::string_view value = trimmed(line.substr(0, hash));
  if (value.empty()) return;
  const std::string_view description = hash == line.npos ? std::string_view() : trimmed(line.substr(hash + 1));
  const std::string_view kind = kind_before(value);
  if (!kind.empty()) value = trimmed(value.substr(value.find(':') + 1));
  gathering.add(number, recognise(kind, value), description, {}, sigma::Level::high);
}

// ---- CSV ----------------------------------------------------------------------------------------------------------------

struct Columns {
  char separator = ',';
  std::map<std::string, std::size_t, std::less<>> place;

  std::string_view of(const std::vector<std::string>& cells, std::string_view name) const {
    const auto found = place.find(name);
    return found == place.end() || found->second >= cells.size() ? std::string_view() : cells[found->second];
  }
};

/// The columns that a first line names; nothing where it is no line of names.
std::optional<Columns> columns_of(std::string_view line) {
  for (const char separator : {',', ';', '\t'}) {
    const auto names = csv_cells(line, separator);
    if (!names || names->size() < 2) continue;
    Columns columns{separator, {}};
    for (std::size_t i = 0; i < names->size(); ++i) {
      std::string name = base::fold((*names)[i]);
      if (name == "indicator") name = "value";
      columns.place.emplace(std::move(name), i);
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

void add_csv_line(Gathering& gathering, std::uint32_t number, std::string_view line, const Columns& columns) {
  if (line.empty() || line.starts_with('#')) return;
  const auto cells = csv_cells(line, columns.separator);
  if (!cells) return gathering.refuse(number, "csv_quotes");
  const std::string_view level_name = columns.of(*cells, "level");
  const auto level = level_called(level_name);
  if (!level) return gathering.refuse(number, "level_unknown", {{"level", std::string(level_name)}});
  gathering.add(number, recognise(columns.of(*cells, "type"), columns.of(*cells, "value")), columns.of(*cells, "description"),
                columns.of(*cells, "author"), *level);
}

}  // namespace

List List::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Gathering gathering;
  std::optional<Columns> columns;
  bool started = false;
  each_line(text, [&](std::uint32_t number, std::string_view line) {
    if (!base::is_valid_utf8(line)) return gathering.refuse(number, "not_utf8");
    if (!started && !line.empty() && !line.starts_with('#')) {
      started = true;
      columns = columns_of(line);
      if (columns) return;
    }
    if (columns) {
      add_csv_line(gathering, number, line, *columns);
    } else {
      add_text_line(gathering, number, line);
    }
  });
  return gathering.take();
}

base::Result<List> List::load(const std::string& path) {
  const auto unreadable = [&](int code) {
    return base::fail("indicators.unreadable", {{"reason", base::system_reason(code)}}, {path, {}, {}});
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return unreadable(EISDIR);
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(errno);
  std::string text;
  for (char piece[65536]; file.read(piece, sizeof piece) || file.gcount() > 0;) {
    text.append(piece, static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMaxListBytes) return base::fail("indicators.too_large", {}, {path, {}, {}});
  }
  if (file.bad()) return unreadable(EIO);
  return parse(text);
}

}  // namespace beffroi::indicators
