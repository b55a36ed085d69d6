// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "base/time.h"
#include "casefile/database.h"

namespace beffroi::casefile {

/// One thing that a person or a command did or decided. `json` is canonical; its words belong to those who wrote it.
struct LedgerEntry {
  std::uint64_t seq = 0;  ///< from 1, without gaps
  std::string utc;        ///< RFC 3339, nanoseconds
  std::string actor;
  std::string kind;  ///< dotted: "run.started", "declaration.told"
  std::string subject;
  std::string json;
  base::Digest previous;  ///< hash of the entry before; zeros before the first
  base::Digest hash;

  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// SHA-256 over the netstrings ("<bytes>:<content>,") of "beffroi-ledger-1", seq, utc, actor, kind, subject, json and the
/// hexadecimal `previous`, one after the other. The entry's own hash plays no part.
base::Digest hash_of(const LedgerEntry& entry);

/// Where a ledger was altered: the first entry that is not what was written, or whose place is not.
struct LedgerFault {
  std::uint64_t seq = 0;
  std::string reason;  ///< number (an entry is gone or added), chain (what was before it changed), content,
                       ///< sealed (not the entry that the custody log names), cut (the ledger ends before an entry that the
                       ///< custody log names)

  friend bool operator==(const LedgerFault&, const LedgerFault&) = default;
};

/// The place of an entry in the chain as it goes on paper, which nobody rewrites: its number and 64 bits of its hash, "12-3f9a-77c0-1b2e-90dd".
std::string head_of(const LedgerEntry& entry);

/// What a paper says of an entry.
struct Head {
  std::uint64_t seq = 0;
  std::string hex;  ///< how the hash begins, 16 to 64 digits in small letters
};

/// Reads what head_of() wrote, or a number and a whole hash; capitals, spaces and missing hyphens as people type them. Error
/// casefile.head {text}.
base::Result<Head> parse_head(std::string_view text);

enum class HeadState : std::uint8_t { same, altered, absent };

HeadState check_head(const std::vector<LedgerEntry>& entries, const Head& head);

/// Adds an entry inside a write transaction of the caller. Error casefile.not_canonical.
base::Result<LedgerEntry> append_entry(Database& database, base::Timestamp now, std::string_view actor, std::string_view kind,
                                       std::string_view subject, std::string_view json);

/// The last entry, or nothing.
base::Result<std::optional<LedgerEntry>> last_entry(Database& database);

/// All entries in order; `kind` keeps that kind and those below it ("declaration" keeps "declaration.told"), empty keeps all.
base::Result<std::vector<LedgerEntry>> read_entries(Database& database, std::string_view kind = {});

base::Result<std::optional<LedgerFault>> check_ledger(Database& database);

}  // namespace beffroi::casefile
