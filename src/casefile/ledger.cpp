// SPDX-License-Identifier: EUPL-1.2
#include "casefile/ledger.h"

#include <algorithm>
#include <charconv>

#include "casefile/canonical_json.h"

namespace beffroi::casefile {
namespace {

constexpr std::string_view kForm = "beffroi-ledger-1";
constexpr std::size_t kShortDigits = 16;

void add_netstring(std::string& out, std::string_view content) {
  out += std::to_string(content.size());
  out += ':';
  out += content;
  out += ',';
}

/// What a column holds that should be a hash: an unreadable one is as good as a wrong one.
base::Digest digest(std::string_view hex) { return base::Digest::from_hex(hex).value_or(base::Digest{}); }

LedgerEntry entry_of(const Statement& row) {
  return {row.unsigned_integer(0),  std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
          std::string(row.text(4)), std::string(row.text(5)), digest(row.text(6)),      digest(row.text(7))};
}

bool is_kind_or_below(std::string_view kind, std::string_view wanted) {
  return wanted.empty() || kind == wanted || (kind.starts_with(wanted) && kind[wanted.size()] == '.');
}

}  // namespace

base::Digest hash_of(const LedgerEntry& entry) {
  std::string form;
  const std::string seq = std::to_string(entry.seq), previous = entry.previous.hex();
  for (const std::string_view part :
       {kForm, std::string_view(seq), std::string_view(entry.utc), std::string_view(entry.actor), std::string_view(entry.kind),
        std::string_view(entry.subject), std::string_view(entry.json), std::string_view(previous)})
    add_netstring(form, part);
  return base::sha256(base::as_bytes(form));
}

std::string head_of(const LedgerEntry& entry) {
  const std::string hex = entry.hash.hex();
  std::string head = std::to_string(entry.seq);
  for (std::size_t i = 0; i < kShortDigits; i += 4) head += '-' + hex.substr(i, 4);
  return head;
}

base::Result<Head> parse_head(std::string_view text) {
  const auto unreadable = [text] { return base::fail("casefile.head", {{"text", std::string(text)}}); };
  Head head;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), head.seq);
  const auto digits = static_cast<std::size_t>(end - text.data());
  // Without a sign between them, the number would take in the first digits of the hash.
  if (code != std::errc() || head.seq == 0 || digits == text.size() || (text[digits] != '-' && text[digits] != ' '))
    return unreadable();
  for (const char c : text.substr(digits)) {
    if (c == '-' || c == ' ') continue;
    const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!((small >= '0' && small <= '9') || (small >= 'a' && small <= 'f'))) return unreadable();
    head.hex += small;
  }
  constexpr std::size_t kAllDigits = 64;
  if (head.hex.size() < kShortDigits || head.hex.size() > kAllDigits) return unreadable();
  return head;
}

HeadState check_head(const std::vector<LedgerEntry>& entries, const Head& head) {
  const auto entry = std::ranges::find(entries, head.seq, &LedgerEntry::seq);
  if (entry == entries.end()) return HeadState::absent;
  return entry->hash.hex().starts_with(head.hex) ? HeadState::same : HeadState::altered;
}

base::Result<std::optional<LedgerEntry>> last_entry(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT * FROM ledger ORDER BY seq DESC LIMIT 1"));
  query->start();
  BEFFROI_TRY(const bool found, query->next());
  std::optional<LedgerEntry> entry;
  if (found) entry = entry_of(*query);
  query->reset();
  return entry;
}

base::Result<LedgerEntry> append_entry(Database& database, base::Timestamp now, std::string_view actor, std::string_view kind,
                                       std::string_view subject, std::string_view json) {
  BEFFROI_TRY(std::string canonical, canonical_json(json));
  BEFFROI_TRY(const auto last, last_entry(database));
  LedgerEntry entry{last ? last->seq + 1 : 1,
                    base::format_rfc3339(now),
                    std::string(actor),
                    std::string(kind),
                    std::string(subject),
                    std::move(canonical),
                    last ? last->hash : base::Digest{},
                    {}};
  entry.hash = hash_of(entry);
  BEFFROI_TRY(Statement * insert, database.statement("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
  BEFFROI_TRY_VOID(insert->run(entry.seq, entry.utc, entry.actor, entry.kind, entry.subject, entry.json, entry.previous.hex(),
                               entry.hash.hex()));
  return entry;
}

base::Result<std::vector<LedgerEntry>> read_entries(Database& database, std::string_view kind) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT * FROM ledger ORDER BY seq"));
  std::vector<LedgerEntry> entries;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return entries;
    if (is_kind_or_below(query->text(3), kind)) entries.push_back(entry_of(*query));
  }
}

base::Result<std::optional<LedgerFault>> check_ledger(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT * FROM ledger ORDER BY seq"));
  std::uint64_t expected = 0;
  base::Digest previous;
  std::optional<LedgerFault> fault;
  query->start();
  while (!fault) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) break;
    const LedgerEntry entry = entry_of(*query);
    if (entry.seq != ++expected)
      fault = {expected, "number"};
    else if (entry.previous != previous)
      fault = {entry.seq, "chain"};
    else if (entry.hash != hash_of(entry))
      fault = {entry.seq, "content"};
    previous = entry.hash;
  }
  query->reset();
  return fault;
}

}  // namespace beffroi::casefile
