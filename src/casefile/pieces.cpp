// SPDX-License-Identifier: EUPL-1.2
#include "casefile/pieces.h"

#include <map>
#include <system_error>

#include "base/json/reader.h"
#include "base/system_reason.h"

namespace beffroi::casefile {

std::string place_of(const base::Digest& piece) { return "pieces/" + piece.hex(); }

std::vector<Piece> pieces_of(const std::vector<LedgerEntry>& entries) {
  std::map<base::Digest, Piece> by_hash;
  base::json::Parser parser;
  for (const LedgerEntry& entry : entries) {
    if (entry.kind != kPieceKept) continue;
    const auto document = parser.parse(entry.json);
    const auto sha256 = base::Digest::from_hex(entry.subject);
    if (!document || !sha256) continue;  // the ledger's own check speaks of an entry that was altered
    const auto name = document->find("name"), size = document->find("size");
    by_hash.try_emplace(*sha256, Piece{std::string(name ? name->as_text().value_or("") : ""), *sha256,
                                       size ? size->as_unsigned().value_or(0) : 0});
  }
  std::vector<Piece> pieces;
  for (auto& [hash, piece] : by_hash) pieces.push_back(std::move(piece));
  return pieces;
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
