// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/json/writer.h"
#include "base/messages.h"
#include "response/entry.h"

namespace beffroi::report::journal {

/// An entry with its place in the chain of the ledger.
struct Line {
  response::Entry entry;
  std::string hash;           ///< hexadecimal SHA-256, as the ledger has it
  std::string previous = {};  ///< that of the entry before
  std::string json = {};      ///< what the hash covers beside number, hour, name, kind and subject: canonical
};

/// What an entry says, by the message `journal.<kind>` with its members as arguments. Beside them stands `event_words`, the message
/// `event.<name>` of its member `event`. A kind that the catalogue does not know is shown with its members: `journal.unknown_kind`.
std::vector<base::Piece> pieces_of(const response::Entry& entry, const base::Catalogue& words);
std::string text_of(const response::Entry& entry, const base::Catalogue& words);

/// {seq, utc, by, kind, subject, text, members: {…}, sha256}: what --json and the console give of an entry. Without `hash` no sha256.
void write_entry(base::json::Writer& json, const response::Entry& entry, std::string_view hash, const base::Catalogue& words);

/// The journal on a terminal: 80 columns, in plain lines that a screen reader can follow; what people typed cannot move the cursor.
std::string to_lines(std::span<const Line> lines, const base::Catalogue& words);
/// The same as CSV that a spreadsheet may open: seq, utc, local_time, by, kind, subject, text, sha256.
std::string to_csv(std::span<const Line> lines, const base::Catalogue& words);
/// Each line whole, so that whoever has the file alone can work out its hash (casefile::check_handed_journal).
std::string to_json(std::span<const Line> lines, const base::Catalogue& words);

}  // namespace beffroi::report::journal
