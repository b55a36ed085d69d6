// SPDX-License-Identifier: EUPL-1.2
#include "casefile/pieces.h"

#include <map>
#include <system_error>

#include "base/json/reader.h"
#include "base/system_reason.h"

namespace beffroi::casefile {
namespace {

struct Fate {
  ErasedPiece last;
  bool erased = false;
};

/// What became of every document that was ever attached.
std::map<base::Digest, Fate> fates_of(const std::vector<LedgerEntry>& entries) {
  std::map<base::Digest, Fate> by_hash;
  base::json::Parser parser;
  for (const LedgerEntry& entry : entries) {
    if (entry.kind != kPieceKept && entry.kind != kPieceErased) continue;
    const auto document = parser.parse(entry.json);
    const auto sha256 = base::Digest::from_hex(entry.subject);
    if (!document || !sha256) continue;  // the ledger's own check speaks of an entry that was altered
    const auto size = document->find("size");
    const auto [at, is_new] = by_hash.try_emplace(
        *sha256, Fate{.last = {.piece = {document->text_of("name"), *sha256, size ? size->as_unsigned().value_or(0) : 0},
                               .by = {},
                               .because = {},
                               .at = {}}});
    Fate& fate = at->second;
    fate.erased = entry.kind == kPieceErased;
    if (!fate.erased) continue;
    fate.last.by = entry.actor;
    fate.last.because = document->text_of("because");
    fate.last.at = base::parse_rfc3339(entry.utc).value_or(base::Timestamp{});
  }
  return by_hash;
}

}  // namespace

std::string place_of(const base::Digest& piece) { return "pieces/" + piece.hex(); }

std::vector<Piece> pieces_of(const std::vector<LedgerEntry>& entries) {
  std::vector<Piece> pieces;
  for (const auto& [hash, fate] : fates_of(entries)) {
    if (!fate.erased) pieces.push_back(fate.last.piece);
  }
  return pieces;
}

std::vector<ErasedPiece> erased_pieces_of(const std::vector<LedgerEntry>& entries) {
  std::vector<ErasedPiece> erased;
  for (const auto& [hash, fate] : fates_of(entries)) {
    if (fate.erased) erased.push_back(fate.last);
  }
  return erased;
}

base::Result<Piece> copy_piece(const Layout& layout, const std::filesystem::path& file) {
  std::error_code code;
  std::filesystem::create_directory(layout.pieces(), code);
  if (code)
    return base::fail("casefile.file", {{"reason", base::system_reason(code.value())}, {"path", layout.pieces().string()}},
                      {layout.pieces().string(), {}, {}});
  BEFFROI_TRY(const FileDigest copied, copy_under_its_hash(file, layout.pieces()));
  return Piece{file.filename().string(), copied.sha256, copied.size};
}

}  // namespace beffroi::casefile
