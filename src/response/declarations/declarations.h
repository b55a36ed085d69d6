// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/case.h"
#include "model/declared_answer.h"
#include "response/declarations/event_catalogue.h"
#include "response/entry.h"

namespace beffroi::response {

/// How a person knows what she declares.
enum class Known : std::uint8_t { seen, told, document };

/// "seen", "told", "document": the last part of the entry's kind, and the kind of a citation.
std::string_view name_of(Known known);
std::optional<Known> known_of(std::string_view name);

/// What is to be declared.
struct Declaring {
  Known known = Known::seen;
  std::string event;  ///< of the catalogue of events; empty: only a text
  std::string state;  ///< of an event that takes one
  std::string text;
  std::optional<base::Timestamp> at;  ///< when it happened, or for when it is planned
  std::string from;                   ///< who told it
  std::vector<std::pair<std::string, std::string>> particulars;
  std::filesystem::path document;  ///< a file to attach; empty: none
  std::uint64_t corrects = 0;      ///< an entry of the declaration that this one replaces
  std::string because;             ///< why it is corrected, or why an hour that seems wrong is right
};

/// Writes a declaration into the ledger ("declaration.seen", .told, .document; the event, if any, is the subject) and keeps its document
/// in the case. Errors: declaration.empty, declaration.no_such_event {event}, declaration.state {event, states}, declaration.no_state {event},
/// declaration.particular {name, event}, declaration.nothing_to_correct {entry}, declaration.is_an_answer {entry, question}, those of near_the_attack() and
/// not_before_attack() where `because` is empty, those of Case::keep and note().
base::Result<Entry> declare(casefile::Case& store, const Declaring& what, std::string_view by = {});

/// Withdraws the declaration to which an entry belongs; declaring with `corrects` brings it back. The hour of an answer of the first hour that
/// was corrected since is set aside instead (first_hour::set_aside, which wants the person too). Errors: declaration.nothing_to_correct,
/// declaration.is_an_answer, declaration.no_reason, those of first_hour::set_aside.
base::Result<Entry> withdraw_declaration(casefile::Case& store, std::uint64_t entry, std::string_view because,
                                         std::string_view by = {});

/// A declaration as one of its entries told it.
struct Statement {
  std::uint64_t entry = 0;
  base::Timestamp utc;  ///< when it was written down
  std::string by;
  Known known = Known::seen;
  std::string event, state, text, from, document, sha256, because;
  std::optional<base::Timestamp> at;
  std::vector<std::pair<std::string, std::string>> particulars;
  bool set_aside = false;  ///< a person signed that it was a slip: no clock runs from its hour

  /// When it happened; where nobody said, when it was written down: it was known then at the latest.
  base::Timestamp moment() const { return at.value_or(utc); }
  /// What was said beside it under a name (`--with NAME=VALUE`); empty where nothing was.
  std::string_view particular(std::string_view name) const;
  /// Of an event that concerns one legal person: the id of the one that was named, empty for the body itself. Nothing where the event is
  /// the same for all of them.
  std::optional<std::string_view> legal_person() const;
  model::JournalCitation citation() const { return {entry, by, std::string(name_of(known))}; }
};

/// Something declared, with all that was ever said of it.
struct Declaration {
  std::uint64_t id = 0;               ///< the entry with which it began
  std::vector<Statement> statements;  ///< the first one first; never empty
  bool withdrawn = false;
  std::string
      question;  ///< of the first hour whose answer declares it; such one is corrected by answering again. Empty: declared by itself
  bool only_when = false;  ///< it dates what is feared, and answers no question of the diagnosis

  const Statement& current() const { return statements.back(); }
  /// The earliest moment that was ever declared for it and not set aside. A clock that runs from it runs from here: correcting a time alone
  /// never lengthens one.
  base::Timestamp earliest() const;
};

/// All declarations in the order in which they began, those that were withdrawn too; with them what the answers of the first hour declare.
std::vector<Declaration> declarations_of(Entries entries);

/// The declarations of one event that stand, in their order.
std::vector<const Declaration*> declared(const std::vector<Declaration>& all, std::string_view event);

/// What the standing declarations answer to the questions of the diagnosis, in their order.
std::vector<model::DeclaredAnswer> answers_of(Entries entries);

}  // namespace beffroi::response
