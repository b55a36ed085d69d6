// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "casefile/database.h"

namespace beffroi::casefile {

/// SHA-256 over all that the case keeps of a source: its row, coverage, issues, detections with their rules, counts, facts. Where rows lie
/// in the tables does not matter.
base::Result<base::Digest> digest_of_source(Database& database, std::int64_t source);

/// A source of which the case keeps something else than what was read ("kept" of the register).
struct AlteredSource {
  std::string path;         ///< one of its places, as it was given
  std::string sha256;       ///< of the stream, in hexadecimal
  std::int64_t source = 0;  ///< its row; 0: the case has none any more
};

/// In the order of the register. Sources that an earlier version read have no line there and are not looked at.
base::Result<std::vector<AlteredSource>> altered_sources(Database& database);

}  // namespace beffroi::casefile
