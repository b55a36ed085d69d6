// SPDX-License-Identifier: EUPL-1.2
#include "casefile/custody.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ranges>
#include <vector>

#include "base/text.h"
#include "casefile/files.h"
#include "casefile/marks.h"

namespace beffroi::casefile {
namespace {

constexpr std::size_t kHexDigits = 64;

struct Line {
  std::uint64_t number = 0;
  std::uint64_t start = 0;  // in custody.log
  std::string text;         // with its line feed

  std::uint64_t end() const { return start + text.size(); }
};

std::string_view chain_of(std::string_view line) {
  const std::string_view bare = line.substr(0, line.size() - 1);
  return bare.size() < kHexDigits ? std::string_view() : bare.substr(bare.size() - kHexDigits);
}

std::string next_chain(std::string_view previous, std::string_view line_before_chain) {
  base::Sha256 hash;
  hash.update(base::as_bytes(previous));
  hash.update(base::as_bytes("\n"));
  hash.update(base::as_bytes(line_before_chain));
  return hash.finish().hex();
}

Line row_of(const Statement& row) {
  return {row.unsigned_integer(0), row.unsigned_integer(1), std::string(row.text(2)) + '\n'};
}

/// The second column: enough to know whether a line matters, without taking it apart.
std::string_view action_of(std::string_view line) {
  line.remove_prefix(std::min(line.find('\t'), line.size() - 1) + 1);
  return line.substr(0, line.find('\t'));
}

std::optional<CustodyLine> columns_of(std::uint64_t number, std::string_view line) {
  std::vector<std::string_view> columns;
  for (const auto field : std::views::split(line, '\t')) columns.emplace_back(field.begin(), field.end());
  if (columns.size() != 8) return std::nullopt;
  CustodyLine kept{number, std::string(columns[1]), base::Digest::from_hex(columns[2]).value_or(base::Digest{}), 0,
                   std::string(columns[6])};
  std::from_chars(columns[3].data(), columns[3].data() + columns[3].size(), kept.size);
  return kept;
}

base::Result<std::optional<Line>> last_line(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT seq, start, line FROM custody ORDER BY seq DESC LIMIT 1"));
  query->start();
  BEFFROI_TRY(const bool found, query->next());
  std::optional<Line> line;
  if (found) line = row_of(*query);
  query->reset();
  return line;
}

/// The lines that end after the first `size` bytes of the log.
base::Result<std::vector<Line>> lines_after(Database& database, std::uint64_t size) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT seq, start, line FROM custody ORDER BY seq DESC"));
  std::vector<Line> lines;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) break;
    Line line = row_of(*query);
    if (line.end() <= size) break;
    lines.push_back(std::move(line));
  }
  query->reset();
  std::ranges::reverse(lines);
  return lines;
}

/// The chain of one kept line and its place after the one before.
bool fits(const Line& line, const Line& before, std::string_view previous_chain) {
  const std::string_view bare = std::string_view(line.text).substr(0, line.text.size() - 1);
  if (line.start != before.end() || bare.size() <= kHexDigits) return false;
  const std::string_view content = bare.substr(0, bare.size() - kHexDigits - 1);
  return bare[content.size()] == '\t' && chain_of(line.text) == next_chain(previous_chain, content);
}

}  // namespace

base::Result<> add_custody(Database& database, const CustodyEvent& event) {
  BEFFROI_TRY(const auto last, last_line(database));
  const std::string previous = last ? std::string(chain_of(last->text)) : std::string(kHexDigits, '0');
  const std::uint64_t start = last ? last->end() : kCustodyHeader.size();
  std::string line =
      fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}", base::format_rfc3339(event.utc), event.action, event.sha256.hex(), event.size,
                  base::printable(event.actor), base::printable(event.argument), base::printable(event.path));
  line += '\t' + next_chain(previous, line);
  BEFFROI_TRY(Statement * insert,
              database.statement("INSERT INTO custody VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM custody), ?, ?)"));
  return insert->run(start, line);
}

base::Result<> complete_custody_log(Database& database, const Layout& layout, bool flush) {
  BEFFROI_TRY(LockedFile log, LockedFile::open(layout.custody_log(), LockedFile::IfMissing::create));
  BEFFROI_TRY(std::uint64_t size, log.size());
  if (size < kCustodyHeader.size()) {
    BEFFROI_TRY_VOID(log.write_at(size, kCustodyHeader.substr(size)));
    size = kCustodyHeader.size();
  }
  BEFFROI_TRY(const auto missing, lines_after(database, size));
  for (const Line& line : missing) {
    const std::uint64_t written = size > line.start ? size - line.start : 0;
    BEFFROI_TRY_VOID(log.write_at(line.start + written, std::string_view(line.text).substr(written)));
  }
  if (!flush) return {};
  BEFFROI_TRY_VOID(log.flush());
  if (!missing.empty()) raise_marks(layout, {.logged = missing.back().number, .documents = 0});
  return {};
}

base::Result<std::vector<CustodyLine>> custody_lines(Database& database, const std::vector<std::string_view>& actions) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT seq, line FROM custody ORDER BY seq"));
  std::vector<CustodyLine> lines;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return lines;
    if (std::ranges::count(actions, action_of(query->text(1))) == 0) continue;
    if (auto line = columns_of(query->unsigned_integer(0), query->text(1))) lines.push_back(*std::move(line));
  }
}

base::Result<std::uint64_t> custody_length(Database& database) {
  BEFFROI_TRY(const auto last, last_line(database));
  return last ? last->number : 0;
}

namespace {

/// The lines of the log behind the last kept one, as long as each follows the one before: Beffroi wrote them.
base::Result<std::vector<CustodyLine>> orphans_of(const LockedFile& log, Line before, std::string chain) {
  constexpr std::size_t kMaxOrphanBytes = 64U << 20;  // of the log that are looked at
  BEFFROI_TRY(const std::string rest, log.read_at(before.end(), kMaxOrphanBytes));
  std::vector<CustodyLine> orphans;
  for (std::string_view left = rest; left.find('\n') != left.npos;) {
    Line line{before.number + 1, before.end(), std::string(left.substr(0, left.find('\n') + 1))};
    if (!fits(line, before, chain)) break;
    if (auto columns = columns_of(line.number, std::string_view(line.text).substr(0, line.text.size() - 1)))
      orphans.push_back(*std::move(columns));
    left.remove_prefix(line.text.size());
    chain = chain_of(line.text);
    before = std::move(line);
  }
  return orphans;
}

/// The header is the first line of the log, the kept line number 1 its second.
CustodyCheck fault_at(std::uint64_t number, std::string_view reason) {
  return {CustodyFault{number + 1, std::string(reason)}, false, {}};
}

CustodyCheck cut_at(std::uint64_t number, std::uint64_t logged) {
  return number <= logged ? fault_at(number, "cut") : CustodyCheck{std::nullopt, true, {}};
}

/// What is amiss with the log, whose header is right, beside the lines that the case keeps.
base::Result<CustodyCheck> compare(const LockedFile& log, const std::vector<Line>& lines, std::uint64_t logged) {
  Line before{0, 0, std::string(kCustodyHeader)};
  std::string chain(kHexDigits, '0');
  for (const Line& line : lines) {
    if (!fits(line, before, chain)) return fault_at(before.number + 1, "chain");
    BEFFROI_TRY(const std::string found, log.read_at(line.start, line.text.size()));
    if (found != line.text && line.text.starts_with(found)) return cut_at(line.number, logged);
    if (found != line.text) return fault_at(line.number, "file");
    chain = chain_of(line.text);
    before = line;
  }
  BEFFROI_TRY(const std::uint64_t size, log.size());
  if (size == before.end()) return CustodyCheck{};
  BEFFROI_TRY(auto orphans, orphans_of(log, before, chain));
  CustodyCheck check = fault_at(before.number + 1, orphans.empty() ? "extra" : "rows");
  check.orphans = std::move(orphans);
  return check;
}

}  // namespace

base::Result<CustodyCheck> check_custody(Database& database, const Layout& layout) {
  std::error_code code;
  if (!std::filesystem::exists(layout.custody_log(), code)) {
    // A case that was opened for a first hour and holds no evidence yet has nothing to register.
    BEFFROI_TRY(const std::uint64_t kept, custody_length(database));
    return kept == 0 ? CustodyCheck{} : CustodyCheck{CustodyFault{1, "absent"}, false, {}};
  }
  // Commands write lines to the database first: read after the log, it knows all that the log says.
  BEFFROI_TRY(const LockedFile log, LockedFile::open(layout.custody_log(), LockedFile::IfMissing::fail));
  const std::uint64_t logged = marks_of(layout).logged;
  BEFFROI_TRY(const std::string header, log.read_at(0, kCustodyHeader.size()));
  BEFFROI_TRY(const auto lines, lines_after(database, 0));
  if (header == kCustodyHeader) return compare(log, lines, logged);
  if (!kCustodyHeader.starts_with(header)) return CustodyCheck{CustodyFault{1, "file"}, false, {}};
  return cut_at(1, logged);
}

}  // namespace beffroi::casefile
