// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "casefile/files.h"
#include "casefile/ledger.h"

namespace beffroi::casefile {

/// The ledger's kind of a document that was attached to the case.
inline constexpr std::string_view kPieceKept = "piece.kept";

/// A document that somebody attached: a letter, a photograph of a screen, a ransom note. It lies in the case's folder `pieces`.
struct Piece {
  std::string name;  ///< as its file was called, without its folders
  base::Digest sha256;
  std::uint64_t size = 0;
};

/// Its place in the case, as SHA256SUMS and verify name it: "pieces/<sha256>".
std::string place_of(const base::Digest& piece);

/// Every document that the ledger knows, each content once, in the order of their hashes.
std::vector<Piece> pieces_of(const std::vector<LedgerEntry>& entries);

/// Copies a file into the folder `pieces`, flushed. Errors of copy_under_its_hash().
base::Result<Piece> copy_piece(const Layout& layout, const std::filesystem::path& file);

}  // namespace beffroi::casefile
