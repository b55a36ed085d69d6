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

namespace beffroi::casefile {

/// The columns of custody.log, between tabs. `chain` is the SHA-256 of the chain of the line before (64 zeros before the first),
/// a line feed, and this line up to the tab before its chain.
inline constexpr std::string_view kCustodyHeader = "utc\taction\tsha256\tsize\toperator\targument\tpath\tchain\n";

/// What was done with one piece of evidence. Texts are shown printable, one line whatever the evidence is called.
struct CustodyEvent {
  base::Timestamp utc;
  std::string_view action;  ///< read, read_again (by another version), seen (the same stream elsewhere), sealed (the ledger)
  base::Digest sha256;
  std::uint64_t size = 0;
  std::string_view actor;
  std::string_view argument;
  std::string_view path;
};

/// Adds a line inside a write transaction of the caller.
base::Result<> add_custody(Database& database, const CustodyEvent& event);

/// Writes to custody.log the lines it lacks, also the rest of one that a crash cut. What is there is not touched.
base::Result<> complete_custody_log(Database& database, const std::filesystem::path& file, bool flush);

struct CustodyFault {
  std::uint64_t line = 0;  ///< of custody.log, the header being 1
  std::string reason;      ///< chain (the kept line was altered), file (custody.log says otherwise), extra (lines nobody
      ///< wrote), absent (there is no file), cut (the log ends there: a crash, which the next run mends, or somebody's hand)

  friend bool operator==(const CustodyFault&, const CustodyFault&) = default;
};

/// What the custody log says the ledger's entry `seq` was when a run ended.
struct SealedHead {
  std::uint64_t seq = 0;
  base::Digest hash;
};

base::Result<std::vector<SealedHead>> sealed_heads(Database& database);

/// The first line that is not what was written, or nothing.
base::Result<std::optional<CustodyFault>> check_custody(Database& database, const std::filesystem::path& file);

}  // namespace beffroi::casefile
