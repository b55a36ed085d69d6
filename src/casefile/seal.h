// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "casefile/database.h"
#include "casefile/files.h"
#include "casefile/pieces.h"

namespace beffroi::casefile {

/// The ledger's account of a run: {"command", "version"}.
std::string run_json(std::string_view command, std::string_view version);

/// Ends a run: the hashes of the files it wrote go into the ledger ("run.finished"), the ledger's head into the custody log
/// ("sealed"), and SHA256SUMS names every file that sha256sum can check.
base::Result<> seal(Database& database, const Layout& layout, std::int64_t run, std::string_view actor, base::Timestamp now);

/// Enters a copied document in the ledger ("piece.kept", its hash being the subject) and in SHA256SUMS, sealed anew. One whose content
/// the case already has is not entered twice.
base::Result<> keep_piece(Database& database, const Layout& layout, const Piece& piece, std::string_view actor,
                          base::Timestamp now);

}  // namespace beffroi::casefile
