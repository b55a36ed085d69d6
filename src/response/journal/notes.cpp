// SPDX-License-Identifier: EUPL-1.2
#include "response/journal/notes.h"

namespace beffroi::response {

base::Result<Entry> add_note(casefile::Case& store, const Note& what, std::string_view by) {
  if (what.text.empty() && what.document.empty()) return base::fail("journal.empty_note");
  casefile::Piece piece;
  if (!what.document.empty()) {
    BEFFROI_TRY(piece, store.keep(what.document, by));
  }
  const base::Arguments members{{"text", what.text},
                                {"at", what.at ? base::ArgumentValue(*what.at) : base::ArgumentValue(std::string())},
                                {"document", piece.name},
                                {"sha256", what.document.empty() ? std::string() : piece.sha256.hex()}};
  return note(store, what.decision ? "note.decision" : "note.fact", "", members, by);
}

}  // namespace beffroi::response
