// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/argument.h"
#include "base/result.h"
#include "base/time.h"
#include "casefile/case.h"

namespace beffroi::response {

/// One entry of the journal: what a person or a command said, did or decided. Texts are as people typed them, hence hostile.
struct Entry {
  std::uint64_t seq = 0;
  base::Timestamp utc;  ///< when it was written down
  std::string by;
  std::string kind;     ///< dotted: "declaration.told", "measure.decided"
  std::string subject;  ///< what it is about: the id of a measure, a finding, a question
  base::Arguments members;
  std::string head = {};  ///< casefile::head_of: its place in the chain of the ledger, as it goes on paper

  /// The text, truth, number or moment of the member called `name`; empty, false, zero, nothing where it is absent or another type.
  std::string_view text(std::string_view name) const;
  bool truth(std::string_view name) const;
  std::int64_t number(std::string_view name) const;
  std::optional<base::Timestamp> moment(std::string_view name) const;
};

using Entries = std::span<const Entry>;

/// True of the kind itself and of those below it: "measure" holds "measure.decided".
bool is_kind(const Entry& entry, std::string_view kind);

inline constexpr std::size_t kMaxText = 20'000;  ///< bytes of one member: a person's words, not a file

/// Writes an entry into the ledger. Members keep their types when read again; a moment's name must be "at" or end in "_at".
/// An empty `by` is the actor with whom the case was opened. Errors: those of Case, response.text_too_long {name}.
base::Result<Entry> note(casefile::Case& store, std::string_view kind, std::string_view subject, const base::Arguments& members,
                         std::string_view by = {});

/// A line of a ledger, wherever it was kept. Error json.invalid.
base::Result<Entry> entry_of(const casefile::LedgerEntry& kept);

/// The whole journal, in order. Members of an entry that are no text, number, truth or moment are left out.
base::Result<std::vector<Entry>> entries_of(casefile::Case& store);

}  // namespace beffroi::response
