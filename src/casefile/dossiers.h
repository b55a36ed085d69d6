// SPDX-License-Identifier: EUPL-1.2
// What was handed to authorities lies in the case's folder `dossiers`, one folder a version: nobody may say afterwards that it said
// something else.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/documents.h"
#include "casefile/files.h"
#include "casefile/ledger.h"

namespace beffroi::casefile {

/// The ledger's kind of a dossier that was made. Its members: `folder` ("dossiers/cnil-v1"), `sums` (the SHA-256 of every file there, as
/// sha256sum writes them) and `sha256` (of dossier.json: all that entries of earlier versions hold).
inline constexpr std::string_view kDossierMade = "dossier.made";

/// Where a dossier is written until its entry is: killed before, nothing of it is in its place; killed after, everything is known.
std::filesystem::path staging_of(const std::filesystem::path& folder);

/// Moves the files of a dossier that the ledger knows from where they were written to their place: those whose SHA-256 is the one of
/// `sums`, where nothing lies. Error casefile.file.
base::Result<> place_dossier(const std::filesystem::path& folder, std::string_view sums);

/// Places what a killed command left between entry and place, as place_dossier() does. What cannot be placed stays where it is, keeps no
/// other dossier from its place, and check_dossiers() tells it.
void place_staged_dossiers(const Layout& layout, const std::vector<LedgerEntry>& entries);

inline constexpr std::size_t kMaxListed = 10'000;  ///< names of one folder: more are counted as one that nobody knows

/// The files of dossiers that are not what their entry says, that are gone, or that no entry knows, by folder and name; what lies in the
/// staging of a dossier that is in its place; a folder that entries of two references name, as one that changed. Waits for a command that
/// makes one.
base::Result<std::vector<ChangedFile>> check_dossiers(Database& database, const Layout& layout);

}  // namespace beffroi::casefile
