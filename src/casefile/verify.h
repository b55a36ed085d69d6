// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "casefile/custody.h"
#include "casefile/database.h"
#include "casefile/documents.h"
#include "casefile/files.h"
#include "casefile/ledger.h"
#include "casefile/pieces.h"
#include "casefile/schema.h"
#include "casefile/source_digests.h"
#include "model/citation.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::casefile {

/// Reads a stream again and hashes it; where several are found, `expected` is answered if one of them is it. An error means that it is
/// not there any more.
using Rehash = std::function<base::Result<base::Digest>(const model::Origin& origin, const base::Digest& expected)>;
/// Whether the record that a citation names is in the evidence. An error means that the evidence cannot be read.
using Resolve = std::function<base::Result<bool>(const model::Citation& citation)>;

enum class SourceState : std::uint8_t { intact, altered, absent };

struct SourceCheck {
  model::Origin origin;
  base::Digest sha256;  ///< when it was read for the case
  SourceState state = SourceState::intact;
  std::optional<base::Error> reason;  ///< of absent
};

/// A citation of a finding that leads nowhere: the finding may not be told.
struct UnresolvedBasis {
  std::string finding;
  model::Basis basis;
  std::optional<base::Error> reason;  ///< where the evidence could not be read
};

struct Verification {
  std::vector<SourceCheck> sources;  ///< every place of every source, in the order of the sources
  std::uint64_t bases_checked = 0;
  std::vector<UnresolvedBasis> unresolved;
  std::optional<LedgerFault> ledger;
  std::optional<CustodyFault> custody;
  bool custody_behind = false;  ///< a command was killed; the next one completes custody.log. No fault
  std::vector<ChangedFile> changed_files;
  std::vector<AlteredSource> changed_sources;  ///< what the case keeps of them is not what was read
  std::vector<ErasedPiece> erased;  ///< documents that somebody erased, with a reason: no fault, unless a file lies there still
  std::vector<std::string> changed_parts;  ///< of the diagnosis in case.sqlite, see DiagnosisDigests
  std::vector<SchemaFault> schema;

  bool passed() const;
};

base::Result<Verification> verify_case(Database& database, const Layout& layout, const Rehash& rehash, const Resolve& resolve);

}  // namespace beffroi::casefile
