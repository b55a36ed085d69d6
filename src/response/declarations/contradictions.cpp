// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/contradictions.h"

#include <map>
#include <utility>

namespace beffroi::response {
namespace {

using All = std::vector<Declaration>;

Contradiction in_order(const Statement& one, const Statement& other) {
  return one.entry <= other.entry ? Contradiction{one, other} : Contradiction{other, one};
}

/// A yes and a no to one question, of each legal person.
void add_yes_and_no(const All& all, const DeclaredEvent& event, std::vector<Contradiction>& found) {
  std::map<std::string, std::pair<const Declaration*, const Declaration*>, std::less<>> last;
  for (const Declaration* one : declared(all, event.id)) {
    const Statement& said = one->current();
    auto& [yes, no] = last[std::string(said.legal_person().value_or(""))];
    if (said.state == "yes") yes = one;
    if (said.state == "no") no = one;
  }
  for (const auto& [person, told] : last) {
    const auto& [yes, no] = told;
    if (yes && no && yes->question.empty() == no->question.empty()) found.push_back(in_order(yes->current(), no->current()));
  }
}

/// What is doubtful beside an event of which nobody says whom it concerns, hence of the body itself.
void add_doubts(const All& all, const DeclaredEvent& event, std::vector<Contradiction>& found) {
  const auto events = declared(all, event.id);
  if (events.empty() || event.doubts.empty()) return;
  const Statement& told = events.back()->current();
  if (!told.legal_person().value_or("").empty()) return;
  for (const auto& [other, state] : event.doubts) {
    const Statement* denied = nullptr;
    for (const Declaration* one : declared(all, other)) {
      const Statement& said = one->current();
      if (said.state == state && said.legal_person().value_or("").empty()) denied = &said;
    }
    const bool weighed = denied && denied->known == Known::document && denied->entry > told.entry;
    if (denied && !weighed) found.push_back(in_order(told, *denied));
  }
}

}  // namespace

std::vector<Contradiction> contradictions_in(Entries entries) {
  const All all = declarations_of(entries);
  std::vector<Contradiction> found;
  for (const DeclaredEvent& event : EventCatalogue::embedded().all()) {
    add_yes_and_no(all, event, found);
    add_doubts(all, event, found);
  }
  return found;
}

std::string words_of(const Statement& said, const base::Catalogue& words) {
  const std::string event = said.event.empty() ? std::string() : words.text("event." + said.event);
  return words.text("declaration.said", {{"event_words", event}, {"state", said.state}, {"text", said.text}});
}

std::string text_of(const Contradiction& contradiction, const base::Catalogue& words) {
  const auto& [first, second] = contradiction;
  return words.text("declaration.contradiction", {{"first", words_of(first, words)},
                                                  {"first_by", first.by},
                                                  {"first_at", first.utc},
                                                  {"second", words_of(second, words)},
                                                  {"second_by", second.by},
                                                  {"second_at", second.utc}});
}

}  // namespace beffroi::response
