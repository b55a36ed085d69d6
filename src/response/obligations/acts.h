// SPDX-License-Identifier: EUPL-1.2
// What people say of their obligations. Nothing is taken back in silence: reopening is an entry too.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "response/deadline.h"
#include "response/entry.h"

namespace beffroi::response::obligations {

/// The last word on one obligation.
struct Word {
  enum class Kind : std::uint8_t { done, not_applicable, reopened };
  Kind kind = Kind::done;
  base::Timestamp at;  ///< of done: when it was done
  base::Timestamp said;
  std::string by, reference, because;
  std::string document, sha256;  ///< of done: the file that was kept, see Receipt
};

/// What is said when something was done.
struct Done {
  base::Timestamp at;
  std::string reference;           ///< number of a receipt, of a statement; may be empty
  std::filesystem::path document;  ///< a file that proves it, to be kept in the case; empty: none
};

struct Acts {
  std::map<std::string, Word, std::less<>> words;  ///< by Deadline::ref
  std::set<std::string> switched_on;
};

Acts acts_of(Entries entries);

/// The one that people mean: its `ref`, or its id or title where only one is called so. Errors: obligation.unknown {name, known, near},
/// obligation.several {name, known}.
base::Result<const Deadline*> named(const std::vector<Deadline>& all, std::string_view name, base::Language language);

/// It was done, with what proves it. Errors: obligation.already_done {name}, obligation.in_future {at}, response.before_attack, those of
/// Case::keep and note().
base::Result<Entry> note_done(casefile::Case& store, const Deadline& deadline, const Done& done, base::Timestamp now,
                              const base::Catalogue& words, std::string_view by = {});
/// It does not apply here, and why. Errors: obligation.no_reason, obligation.already_done.
base::Result<Entry> note_not_applicable(casefile::Case& store, const Deadline& deadline, std::string_view because,
                                        const base::Catalogue& words, std::string_view by = {});
/// Either was wrong. Errors: obligation.no_reason, obligation.not_closed {name}.
base::Result<Entry> reopen(casefile::Case& store, const Deadline& deadline, std::string_view because,
                           const base::Catalogue& words, std::string_view by = {});
/// Switches a set of rules on or off. Errors: obligation.no_reason.
base::Result<Entry> switch_rules(casefile::Case& store, std::string_view name, bool on, std::string_view because,
                                 std::string_view by = {});

/// Puts what people said on what the rules found. What was done stays with its receipt, what was said not to apply with its reason.
void settle(std::vector<Deadline>& all, const Acts& acts);

}  // namespace beffroi::response::obligations
