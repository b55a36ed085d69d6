// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/declarations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/lines.h"
#include "response/declarations/first_hour.h"
#include "response/first_hour/answers.h"
#include "response/hours.h"

namespace beffroi::response {
namespace {

constexpr std::array<std::string_view, 3> kKnownNames{"seen", "told", "document"};
constexpr std::string_view kWithdrawn = "declaration.withdrawn";

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

/// One name=value a line, in the order in which they were given.
std::string written(const std::vector<std::pair<std::string, std::string>>& particulars) {
  std::string text;
  for (const auto& [name, value] : particulars) text += fmt::format("{}{}={}", text.empty() ? "" : "\n", name, value);
  return text;
}

std::vector<std::pair<std::string, std::string>> particulars_in(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> particulars;
  for (const std::string& line : base::lines_of(text)) {
    const auto sign = line.find('=');
    if (sign != line.npos) particulars.emplace_back(line.substr(0, sign), line.substr(sign + 1));
  }
  return particulars;
}

bool is_allowed(const Particular& particular, std::string_view value) {
  if (value.find('\n') != value.npos) return false;
  if (particular.kind == Particular::Kind::word) return std::ranges::count(particular.words, value) > 0;
  return particular.kind == Particular::Kind::text || base::parse_rfc3339(value).has_value();
}

base::Result<> check_event(const Declaring& what) {
  if (what.event.empty()) {
    if (!what.state.empty()) return base::fail("declaration.no_state", {{"event", what.event}});
    if (what.particulars.empty()) return {};
    return base::fail("declaration.particular", {{"name", what.particulars.front().first}, {"event", what.event}});
  }
  const DeclaredEvent* event = EventCatalogue::embedded().find(what.event);
  if (!event) return base::fail("declaration.no_such_event", {{"event", what.event}});
  if (event->states.empty() && !what.state.empty()) return base::fail("declaration.no_state", {{"event", what.event}});
  if (!event->states.empty() && std::ranges::count(event->states, what.state) == 0)
    return base::fail("declaration.state", {{"event", what.event}, {"states", listed(event->states)}});
  for (const auto& [name, value] : what.particulars) {
    const auto known = std::ranges::find(event->particulars, name, &Particular::name);
    if (known == event->particulars.end() || !is_allowed(*known, value))
      return base::fail("declaration.particular", {{"name", name}, {"event", what.event}});
  }
  return {};
}

/// The declaration to which an entry belongs, or null.
auto* declaration_with(auto& all, std::uint64_t entry) {
  const auto found = std::ranges::find_if(
      all, [entry](const Declaration& one) { return std::ranges::count(one.statements, entry, &Statement::entry) > 0; });
  return found == all.end() ? nullptr : &*found;
}

Statement statement_of(const Entry& entry) {
  Statement statement;
  statement.entry = entry.seq;
  statement.utc = entry.utc;
  statement.by = entry.by;
  statement.known = known_of(entry.kind.substr(entry.kind.rfind('.') + 1)).value_or(Known::seen);
  statement.event = entry.text("event");
  statement.state = entry.text("state");
  statement.text = entry.text("text");
  statement.from = entry.text("from");
  statement.document = entry.text("document");
  statement.sha256 = entry.text("sha256");
  statement.because = entry.text("because");
  statement.at = entry.moment("at");
  statement.particulars = particulars_in(entry.text("particulars"));
  return statement;
}

std::vector<Declaration> declared_by_themselves(Entries entries) {
  std::vector<Declaration> all;
  for (const Entry& entry : entries) {
    if (!is_kind(entry, "declaration")) continue;
    const bool withdraws = entry.kind == kWithdrawn;
    const auto about = static_cast<std::uint64_t>(entry.number(withdraws ? "withdraws" : "corrects"));
    Declaration* earlier = about == 0 ? nullptr : declaration_with(all, about);
    if (withdraws) {
      if (earlier) earlier->withdrawn = true;
      continue;
    }
    if (!earlier) earlier = &all.emplace_back(Declaration{.id = entry.seq, .statements = {}, .question = {}});
    earlier->withdrawn = false;
    earlier->statements.push_back(statement_of(entry));
  }
  return all;
}

base::Result<> check_known(casefile::Case& store, std::uint64_t entry) {
  BEFFROI_TRY(const auto entries, entries_of(store));
  const auto all = declared_by_themselves(entries);
  if (declaration_with(all, entry)) return {};
  const auto answers = declared_by_answers(entries);
  const base::Arguments number{{"entry", static_cast<std::int64_t>(entry)}};
  if (const Declaration* answer = declaration_with(answers, entry))
    return base::fail("declaration.is_an_answer", {number.front(), {"question", answer->question}});
  return base::fail("declaration.nothing_to_correct", {{"entry", static_cast<std::int64_t>(entry)}});
}

/// What cannot be so without a reason: a meeting of years ago, an hour before the attack became known for what follows from it.
base::Result<> check_hour(casefile::Case& store, const Declaring& what) {
  const DeclaredEvent* event = EventCatalogue::embedded().find(what.event);
  if (!event || !what.at || !what.because.empty()) return {};
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  BEFFROI_TRY_VOID(near_the_attack(entries, *what.at));
  return event->follows_attack ? not_before_attack(entries, *what.at, IfImplausible::say_why) : base::Result<>{};
}

/// The question that an answer with an hour answers.
std::optional<std::string> hour_answered_in(const first_hour::State& state, std::uint64_t entry) {
  for (const auto& [question, answers] : state.answers) {
    const auto found = std::ranges::find(answers, entry, &first_hour::Given::seq);
    if (found != answers.end() && found->answer.at) return question;
  }
  return std::nullopt;
}

base::ArgumentValue moment_or_nothing(const std::optional<base::Timestamp>& moment) {
  return moment ? base::ArgumentValue(*moment) : base::ArgumentValue(std::string());
}

}  // namespace

std::string_view name_of(Known known) { return kKnownNames[static_cast<std::size_t>(known)]; }

std::optional<Known> known_of(std::string_view name) {
  const auto found = std::ranges::find(kKnownNames, name);
  return found == kKnownNames.end() ? std::nullopt : std::optional(static_cast<Known>(found - kKnownNames.begin()));
}

base::Result<Entry> declare(casefile::Case& store, const Declaring& what, std::string_view by) {
  if (what.event.empty() && what.text.empty() && what.document.empty()) return base::fail("declaration.empty");
  BEFFROI_TRY_VOID(check_event(what));
  if (what.corrects != 0) BEFFROI_TRY_VOID(check_known(store, what.corrects));
  BEFFROI_TRY_VOID(check_hour(store, what));
  casefile::Piece piece;
  if (!what.document.empty()) {
    BEFFROI_TRY(piece, store.keep(what.document, by));
  }
  const base::Arguments members{{"event", what.event},
                                {"state", what.state},
                                {"text", what.text},
                                {"at", moment_or_nothing(what.at)},
                                {"from", what.from},
                                {"particulars", written(what.particulars)},
                                {"document", piece.name},
                                {"sha256", what.document.empty() ? std::string() : piece.sha256.hex()},
                                {"size", static_cast<std::int64_t>(piece.size)},
                                {"corrects", static_cast<std::int64_t>(what.corrects)},
                                {"because", what.because}};
  return note(store, fmt::format("declaration.{}", name_of(what.known)), what.event, members, by);
}

base::Result<Entry> withdraw_declaration(casefile::Case& store, std::uint64_t entry, std::string_view because,
                                         std::string_view by) {
  if (because.empty()) return base::fail("declaration.no_reason");
  BEFFROI_TRY(const auto entries, entries_of(store));
  const first_hour::State first_hour = first_hour::state_of(entries);
  if (const auto question = hour_answered_in(first_hour, entry))
    return first_hour::set_aside(store, first_hour, *question, entry, because, by);
  BEFFROI_TRY_VOID(check_known(store, entry));
  return note(store, kWithdrawn, "", {{"withdraws", static_cast<std::int64_t>(entry)}, {"because", std::string(because)}}, by);
}

std::string_view Statement::particular(std::string_view name) const {
  for (const auto& [given, value] : particulars) {
    if (given == name) return value;
  }
  return {};
}

std::optional<std::string_view> Statement::legal_person() const {
  constexpr std::string_view kName = "legal_person";
  const DeclaredEvent* declared = EventCatalogue::embedded().find(event);
  if (!declared || std::ranges::find(declared->particulars, kName, &Particular::name) == declared->particulars.end())
    return std::nullopt;
  return particular(kName);
}

base::Timestamp Declaration::earliest() const {
  // The one that holds is never set aside.
  base::Timestamp first = current().moment();
  for (const Statement& one : statements) {
    if (!one.set_aside) first = std::min(first, one.moment());
  }
  return first;
}

std::vector<Declaration> declarations_of(Entries entries) {
  std::vector<Declaration> all = declared_by_themselves(entries);
  std::ranges::move(declared_by_answers(entries), std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &Declaration::id);
  return all;
}

std::vector<const Declaration*> declared(const std::vector<Declaration>& all, std::string_view event) {
  std::vector<const Declaration*> standing;
  for (const Declaration& one : all)
    if (!one.withdrawn && one.current().event == event) standing.push_back(&one);
  return standing;
}

std::vector<model::DeclaredAnswer> answers_of(Entries entries) {
  std::vector<model::DeclaredAnswer> answers;
  for (const Declaration& one : declarations_of(entries)) {
    const Statement& said = one.current();
    const DeclaredEvent* event = one.withdrawn || one.only_when ? nullptr : EventCatalogue::embedded().find(said.event);
    if (!event) continue;
    for (const auto& [question, by_state] : event->answers) {
      if (const auto answer = event->answer(question, said.state))
        answers.push_back({question, std::string(*answer), said.event, said.text, said.at, said.citation()});
    }
  }
  return answers;
}

}  // namespace beffroi::response
