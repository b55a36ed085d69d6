// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "base/time.h"
#include "casefile/database.h"
#include "casefile/files.h"

namespace beffroi::casefile {

/// The columns of custody.log, between tabs. `chain` is the SHA-256 of the chain of the line before (64 zeros before the first),
/// a line feed, and this line up to the tab before its chain.
inline constexpr std::string_view kCustodyHeader = "utc\taction\tsha256\tsize\toperator\targument\tpath\tchain\n";

/// What was done with one piece of evidence, or with the case. Texts are shown printable, one line whatever the evidence is called.
struct CustodyEvent {
  base::Timestamp utc;
  /// read, read_again (by another version), seen (the same stream elsewhere), kept (what the case keeps of it: the digest
  /// of its rows, and as the path the hash of the stream); entered (an entry of the ledger; its hash, and its number
  /// as the size), sealed (the same, at the end of a run); written (a file of the case, before it is written), removed
  std::string_view action;
  base::Digest sha256;
  std::uint64_t size = 0;
  std::string_view actor;
  std::string_view argument;
  std::string_view path;
};

/// Adds a line inside a write transaction of the caller.
base::Result<> add_custody(Database& database, const CustodyEvent& event);

/// Writes to custody.log the lines it lacks, also the rest of one that a crash cut. What is there is not touched. Flushed, the lines
/// survive a power cut, and the log is marked as whole up to the last of them.
base::Result<> complete_custody_log(Database& database, const Layout& layout, bool flush);

/// A line that the case keeps, in its columns.
struct CustodyLine {
  std::uint64_t number = 0;  ///< from 1; custody.log has its header before
  std::string action;
  base::Digest sha256;
  std::uint64_t size = 0;
  std::string path;
};

/// The kept lines of these actions, in order.
base::Result<std::vector<CustodyLine>> custody_lines(Database& database, const std::vector<std::string_view>& actions);
/// How many lines the case keeps.
base::Result<std::uint64_t> custody_length(Database& database);

struct CustodyFault {
  std::uint64_t line = 0;  ///< of custody.log, the header being 1
  std::string
      reason;  ///< chain (the kept line was altered), file (custody.log says otherwise), extra (lines nobody wrote), rows
  ///< (lines of ours that the case no longer keeps), absent (there is no file), cut (lines that it once held are gone)

  friend bool operator==(const CustodyFault&, const CustodyFault&) = default;
};

struct CustodyCheck {
  std::optional<CustodyFault> fault;  ///< the first line that is not what was written
  bool behind = false;                ///< the log lacks lines that a killed command left to be added: the next command does
  std::vector<CustodyLine> orphans;   ///< of the fault "rows": what custody.log still says
};

base::Result<CustodyCheck> check_custody(Database& database, const Layout& layout);

}  // namespace beffroi::casefile
