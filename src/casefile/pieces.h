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
/// … and of one that was erased since, for a reason: its hash stays.
inline constexpr std::string_view kPieceErased = "piece.erased";

/// A document that somebody attached: a letter, a photograph of a screen, a ransom note. It lies in the case's folder `pieces`.
struct Piece {
  std::string name;  ///< as its file was called, without its folders
  base::Digest sha256;
  std::uint64_t size = 0;
};

/// Its place in the case, as SHA256SUMS and verify name it: "pieces/<sha256>".
std::string place_of(const base::Digest& piece);

/// Every document that the ledger knows and that was not erased since, each content once, in the order of their hashes.
std::vector<Piece> pieces_of(const std::vector<LedgerEntry>& entries);

/// A document that the case holds no more because somebody decided so.
struct ErasedPiece {
  Piece piece;
  std::string by, because;
  base::Timestamp at;
};

/// Those that were erased and not kept again since, in the order of their hashes.
std::vector<ErasedPiece> erased_pieces_of(const std::vector<LedgerEntry>& entries);

/// Copies a file into the folder `pieces`, flushed. Errors of copy_under_its_hash().
base::Result<Piece> copy_piece(const Layout& layout, const std::filesystem::path& file);

}  // namespace beffroi::casefile
