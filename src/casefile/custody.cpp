// SPDX-License-Identifier: EUPL-1.2
#include "casefile/custody.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ranges>
#include <vector>

#include "base/text.h"
#include "casefile/files.h"

namespace beffroi::casefile {
namespace {

constexpr std::size_t kHexDigits = 64;

struct Line {
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

base::Result<std::optional<Line>> last_line(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT start, line FROM custody ORDER BY seq DESC LIMIT 1"));
  query->start();
  BEFFROI_TRY(const bool found, query->next());
  std::optional<Line> line;
  if (found) line = {query->unsigned_integer(0), std::string(query->text(1)) + '\n'};
  query->reset();
  return line;
}

/// The lines that end after the first `size` bytes of the log.
base::Result<std::vector<Line>> lines_after(Database& database, std::uint64_t size) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT start, line FROM custody ORDER BY seq DESC"));
  std::vector<Line> lines;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) break;
    Line line{query->unsigned_integer(0), std::string(query->text(1)) + '\n'};
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

base::Result<> complete_custody_log(Database& database, const std::filesystem::path& file, bool flush) {
  BEFFROI_TRY(LockedFile log, LockedFile::open(file, LockedFile::IfMissing::create));
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
  return flush ? log.flush() : base::Result<>{};
}

base::Result<std::vector<SealedHead>> sealed_heads(Database& database) {
  BEFFROI_TRY(const auto lines, lines_after(database, 0));
  std::vector<SealedHead> heads;
  for (const Line& line : lines) {
    std::vector<std::string_view> columns;
    for (const auto field : std::views::split(std::string_view(line.text), '\t'))
      columns.emplace_back(field.begin(), field.end());
    if (columns.size() != 8 || columns[1] != "sealed") continue;
    SealedHead head{0, base::Digest::from_hex(columns[2]).value_or(base::Digest{})};
    std::from_chars(columns[3].data(), columns[3].data() + columns[3].size(), head.seq);
    heads.push_back(head);
  }
  return heads;
}

base::Result<std::optional<CustodyFault>> check_custody(Database& database, const std::filesystem::path& file) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) {
    // A case that was opened for a first hour and holds no evidence yet has nothing to register.
    BEFFROI_TRY(const auto expected, lines_after(database, 0));
    return expected.empty() ? std::nullopt : std::optional(CustodyFault{1, "absent"});
  }
  BEFFROI_TRY(const LockedFile log, LockedFile::open(file, LockedFile::IfMissing::fail));
  BEFFROI_TRY(const std::string header, log.read_at(0, kCustodyHeader.size()));
  if (header != kCustodyHeader) return CustodyFault{1, "file"};
  BEFFROI_TRY(const auto lines, lines_after(database, 0));
  Line before{0, std::string(kCustodyHeader)};
  std::string chain(kHexDigits, '0');
  std::uint64_t number = 1;
  for (const Line& line : lines) {
    ++number;
    if (!fits(line, before, chain)) return CustodyFault{number, "chain"};
    BEFFROI_TRY(const std::string found, log.read_at(line.start, line.text.size()));
    if (found != line.text) return CustodyFault{number, line.text.starts_with(found) ? "cut" : "file"};
    chain = chain_of(line.text);
    before = line;
  }
  BEFFROI_TRY(const std::uint64_t size, log.size());
  if (size != before.end()) return CustodyFault{number + 1, "extra"};
  return std::nullopt;
}

}  // namespace beffroi::casefile
