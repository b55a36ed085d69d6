// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "casefile/database.h"
#include "casefile/files.h"
#include "casefile/ledger.h"
#include "casefile/pieces.h"

namespace beffroi::casefile {

/// The ledger's account of a run: {"command", "version"}.
std::string run_json(std::string_view command, std::string_view version);

/// Whoever writes the files of a run, their list of hashes and its seal keeps the others from doing so meanwhile.
base::Result<LockedFile> lock_folder(const Layout& layout);

/// Adds an entry to the ledger, and its hash to the custody log: cutting off the end of the one does not go unseen. Inside a write
/// transaction of the caller, who completes the custody log after it. Error casefile.not_canonical.
base::Result<LedgerEntry> enter(Database& database, base::Timestamp now, std::string_view actor, std::string_view kind,
                                std::string_view subject, std::string_view json);

/// Writes a file of a run as a whole, after its hash went into the custody log: verify() knows it although the run never ended.
base::Result<> write_output(Database& database, const Layout& layout, const std::filesystem::path& file, std::string_view bytes,
                            std::string_view actor, base::Timestamp now);

/// Ends a run: the hashes of the files it wrote go into the ledger ("run.finished"), the ledger's head into the custody log
/// ("sealed"), and SHA256SUMS names every file that sha256sum can check.
base::Result<> seal(Database& database, const Layout& layout, std::int64_t run, std::string_view actor, base::Timestamp now);

/// Enters a copied document in the ledger ("piece.kept", its hash being the subject) and in SHA256SUMS, sealed anew. One whose content
/// the case already has is not entered twice.
base::Result<> keep_piece(Database& database, const Layout& layout, const Piece& piece, std::string_view actor,
                          base::Timestamp now);

/// Enters that a document is erased and why ("piece.erased", its hash being the subject), takes it off SHA256SUMS, sealed anew, then removes
/// its file. One that a killed command entered as erased and left there only goes. Error casefile.no_piece {sha256}.
base::Result<> erase_piece(Database& database, const Layout& layout, const base::Digest& sha256, std::string_view because,
                           std::string_view actor, base::Timestamp now);

}  // namespace beffroi::casefile
