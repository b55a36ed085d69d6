// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "casefile/case.h"
#include "response/entry.h"

namespace beffroi::response {

/// A line that a person writes into the journal by hand.
struct Note {
  bool decision = false;  ///< a decision, else a fact
  std::string text;
  std::optional<base::Timestamp> at;  ///< when it happened, where that is not now
  std::filesystem::path document;     ///< a file to attach; empty: none
};

/// Writes it ("note.fact", "note.decision"). Errors: journal.empty_note, those of Case::keep and note().
base::Result<Entry> add_note(casefile::Case& store, const Note& what, std::string_view by = {});

}  // namespace beffroi::response
