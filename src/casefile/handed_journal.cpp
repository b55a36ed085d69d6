// SPDX-License-Identifier: EUPL-1.2
#include "casefile/handed_journal.h"

#include <system_error>
#include <utility>

#include "base/json/reader.h"
#include "casefile/canonical_json.h"
#include "casefile/handed_bytes.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;
using base::json::Value;

struct Line {
  LedgerEntry entry;
  bool is_whole = true;  ///< it holds all that its hash covers
};

std::optional<Line> line_of(const Value& value, const base::Digest& before) {
  const auto seq = value.find("seq"), members = value.find("members");
  const auto number = seq ? seq->as_unsigned() : std::nullopt;
  const auto hash = base::Digest::from_hex(value.text_of("sha256"));
  if (!number || !members || !hash) return std::nullopt;
  auto json = canonical_json(*members);
  if (!json) return std::nullopt;
  const auto previous = value.find("previous");
  // Older versions wrote no `previous`, and nothing of what is no plain member.
  const bool is_whole = previous || *json != "{}";
  return Line{
      {*number, value.text_of("utc"), value.text_of("by"), value.text_of("kind"), value.text_of("subject"), *std::move(json),
       previous ? base::Digest::from_hex(value.text_of("previous")).value_or(base::Digest{}) : before, *hash},
      is_whole};
}

/// What is wrong with a line, given the one before it; empty where nothing is.
std::string fault_of(const Line& line, std::uint64_t expected, const base::Digest& before, std::size_t& unproven) {
  if (line.entry.seq != expected) return "number";
  if (line.entry.previous != before) return "chain";
  if (line.entry.hash == hash_of(line.entry)) return {};
  if (line.is_whole) return "content";
  ++unproven;
  return {};
}

}  // namespace

HandedJournal check_handed_journal(const fs::path& file) {
  HandedJournal journal;
  std::error_code ignored;
  journal.is_there = fs::exists(fs::symlink_status(file, ignored));
  if (!journal.is_there) return journal;
  const std::string bytes = handed_bytes(file, kMaxJournalBytes);
  base::json::Parser parser;
  const auto document = parser.parse(bytes);
  if (bytes.empty() || !document || document->kind() != base::json::Kind::array) journal.fault = {1, "unreadable"};
  if (journal.fault) return journal;
  base::Digest before;
  for (const Value& value : document->elements()) {
    const std::uint64_t expected = journal.entries.size() + 1;
    auto line = line_of(value, before);
    const std::string reason = line ? fault_of(*line, expected, before, journal.unproven) : "unreadable";
    if (!reason.empty() && !journal.fault) journal.fault = {expected, reason};
    if (!line) break;
    before = line->entry.hash;
    journal.entries.push_back(std::move(line->entry));
    journal.texts.push_back(value.text_of("text"));
  }
  return journal;
}

}  // namespace beffroi::casefile
