// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/acts.h"

#include <algorithm>

#include "response/hours.h"
#include "town/near.h"
#include "town/words.h"

namespace beffroi::response::obligations {
namespace {

/// An answer to ".done" and its like: what all of them say of the obligation that they close.
base::Arguments about(const Deadline& deadline, const base::Catalogue& words) {
  return {{"title", deadline.title_in(words.language())},
          {"due_at", deadline.due ? base::ArgumentValue(*deadline.due) : base::ArgumentValue(std::string())}};
}

base::Result<Acts> acts_in(casefile::Case& store) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  return acts_of(entries);
}

/// Nobody has done tomorrow's work, nor notified an attack that nobody knew of.
base::Result<> check_hour(casefile::Case& store, const Deadline& deadline, base::Timestamp at, base::Timestamp now) {
  if (at > now) return base::fail("obligation.in_future", {{"at", at}});
  if (deadline.ordinary) return {};
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  return not_before_attack(entries, at, IfImplausible::correct);
}

bool is_closed(const Acts& acts, const Deadline& deadline) {
  const auto found = acts.words.find(deadline.ref);
  return found != acts.words.end() && found->second.kind != Word::Kind::reopened;
}

bool is_done(const Acts& acts, const Deadline& deadline) {
  const auto found = acts.words.find(deadline.ref);
  return found != acts.words.end() && found->second.kind == Word::Kind::done;
}

/// The act that met the other obligation of the same legal person, and this one with it; null where there is none.
const Word* done_with(const Acts& acts, const Deadline& deadline) {
  if (deadline.met_with.empty()) return nullptr;
  const auto found = acts.words.find(deadline.met_with + deadline.ref.substr(deadline.id.size()));
  return found != acts.words.end() && found->second.kind == Word::Kind::done ? &found->second : nullptr;
}

void close(Deadline& deadline, const Word& word) {
  if (word.kind == Word::Kind::not_applicable) {
    deadline.state = DeadlineState::not_required;
    deadline.due.reset();
    deadline.waiver = Waiver{word.by, word.because, word.said};
    deadline.why.push_back({"obligation.not_applicable", {{"by", word.by}, {"at", word.said}, {"because", word.because}}});
    return;
  }
  deadline.state = DeadlineState::met;
  deadline.receipt = Receipt{word.at, word.by, word.reference, word.document, word.sha256};
  const base::Arguments receipt{{"at", word.at}, {"by", word.by}, {"reference", word.reference}, {"document", word.document}};
  deadline.why.push_back({"obligation.done", receipt});
  if (deadline.due && word.at > *deadline.due) deadline.why.push_back({"obligation.done_late", {{"at", *deadline.due}}});
}

}  // namespace

Acts acts_of(Entries entries) {
  Acts acts;
  for (const Entry& entry : entries) {
    if (entry.kind == "obligation.rules") {
      if (entry.truth("on")) {
        acts.switched_on.insert(entry.subject);
      } else {
        acts.switched_on.erase(entry.subject);
      }
      continue;
    }
    if (!is_kind(entry, "obligation")) continue;
    Word word{.at = entry.moment("at").value_or(entry.utc),
              .said = entry.utc,
              .by = entry.by,
              .reference = std::string(entry.text("reference")),
              .because = std::string(entry.text("because")),
              .document = std::string(entry.text("document")),
              .sha256 = std::string(entry.text("sha256"))};
    if (entry.kind == "obligation.not_applicable") word.kind = Word::Kind::not_applicable;
    if (entry.kind == "obligation.reopened") word.kind = Word::Kind::reopened;
    acts.words.insert_or_assign(entry.subject, std::move(word));
  }
  return acts;
}

base::Result<const Deadline*> named(const std::vector<Deadline>& all, std::string_view name, base::Language language) {
  const Deadline* found = nullptr;
  std::string refs, alike;
  std::vector<town::Called> things;
  const std::string asked = town::identifier_of(name);
  for (const Deadline& one : all) {
    if (one.ref == name) return &one;
    refs += (refs.empty() ? "" : ", ") + one.ref;
    things.push_back({one.ref, {one.title_in(language)}});
    if (one.id != name && (asked.empty() || town::identifier_of(things.back().names.front()) != asked)) continue;
    alike += (alike.empty() ? "" : ", ") + one.ref;
    found = found ? found : &one;
  }
  if (!found)
    return base::fail("obligation.unknown",
                      {{"name", std::string(name)}, {"known", refs}, {"near", town::near_text(name, things)}});
  if (alike != found->ref) return base::fail("obligation.several", {{"name", std::string(name)}, {"known", alike}});
  return found;
}

base::Result<Entry> note_done(casefile::Case& store, const Deadline& deadline, const Done& done, base::Timestamp now,
                              const base::Catalogue& words, std::string_view by) {
  BEFFROI_TRY(const Acts acts, acts_in(store));
  if (is_done(acts, deadline)) return base::fail("obligation.already_done", {{"name", deadline.ref}});
  BEFFROI_TRY_VOID(check_hour(store, deadline, done.at, now));
  casefile::Piece piece;
  if (!done.document.empty()) {
    BEFFROI_TRY(piece, store.keep(done.document, by));
  }
  base::Arguments members = about(deadline, words);
  members.push_back({"at", done.at});
  members.push_back({"reference", done.reference});
  members.push_back({"document", piece.name});
  members.push_back({"sha256", done.document.empty() ? std::string() : piece.sha256.hex()});
  return note(store, "obligation.done", deadline.ref, members, by);
}

base::Result<Entry> note_not_applicable(casefile::Case& store, const Deadline& deadline, std::string_view because,
                                        const base::Catalogue& words, std::string_view by) {
  if (because.empty()) return base::fail("obligation.no_reason");
  BEFFROI_TRY(const Acts acts, acts_in(store));
  if (is_done(acts, deadline)) return base::fail("obligation.already_done", {{"name", deadline.ref}});
  base::Arguments members = about(deadline, words);
  members.push_back({"because", std::string(because)});
  return note(store, "obligation.not_applicable", deadline.ref, members, by);
}

base::Result<Entry> reopen(casefile::Case& store, const Deadline& deadline, std::string_view because,
                           const base::Catalogue& words, std::string_view by) {
  if (because.empty()) return base::fail("obligation.no_reason");
  BEFFROI_TRY(const Acts acts, acts_in(store));
  if (!is_closed(acts, deadline)) return base::fail("obligation.not_closed", {{"name", deadline.ref}});
  base::Arguments members = about(deadline, words);
  members.push_back({"because", std::string(because)});
  return note(store, "obligation.reopened", deadline.ref, members, by);
}

base::Result<Entry> switch_rules(casefile::Case& store, std::string_view name, bool on, std::string_view because,
                                 std::string_view by) {
  if (because.empty()) return base::fail("obligation.no_reason");
  return note(store, "obligation.rules", name, {{"name", std::string(name)}, {"on", on}, {"because", std::string(because)}},
              by);
}

void settle(std::vector<Deadline>& all, const Acts& acts) {
  for (Deadline& one : all) {
    const auto found = acts.words.find(one.ref);
    if (found != acts.words.end() && found->second.kind != Word::Kind::reopened) {
      close(one, found->second);
    } else if (const Word* twin = found == acts.words.end() ? done_with(acts, one) : nullptr) {
      close(one, *twin);
    }
  }
}

}  // namespace beffroi::response::obligations
