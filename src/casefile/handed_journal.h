// SPDX-License-Identifier: EUPL-1.2
// The journal as it was handed over, journal.json: its chain of hashes holds without the case.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "casefile/ledger.h"

namespace beffroi::casefile {

struct HandedJournal {
  bool is_there = false;
  std::vector<LedgerEntry> entries;
  std::vector<std::string> texts;  ///< the sentence that the file says of each, which no hash covers
  /// The first line that is not what its hash says: number, chain, content as of a ledger, `unreadable` (no journal), `text` and
  /// `page` (its sentence, or journal.html, does not say what the line holds; found by whoever has the words).
  std::optional<LedgerFault> fault;
  std::size_t unproven = 0;  ///< lines of an older version's file, which left out what their hash covers

  /// Nothing of it is known to have been changed. Whoever changes a line and every hash after it has another last one: see HeadState.
  bool holds() const { return !fault; }
};

inline constexpr std::size_t kMaxJournalBytes = 256U << 20;

/// Works out the hash of every line again, as check_ledger() does.
HandedJournal check_handed_journal(const std::filesystem::path& file);

}  // namespace beffroi::casefile
