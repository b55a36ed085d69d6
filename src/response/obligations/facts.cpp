// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/facts.h"

#include <algorithm>

#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::obligations {
namespace {

constexpr std::string_view kAttackKnown = "attack_known";
constexpr std::string_view kLegalPerson = "legal_person";

/// Whether declaring this says that there is an attack, whatever its name: a ransom note, unreadable files.
bool tells_of_an_attack(const Statement& said) {
  const DeclaredEvent* event = EventCatalogue::embedded().find(said.event);
  const auto answer = event ? event->answer("incident", said.state) : std::nullopt;
  return answer == "yes";
}

const Statement& first_telling(const Declaration& declaration) {
  return *std::ranges::min_element(declaration.statements, {}, [](const Statement& one) { return one.moment(); });
}

Fact fact_of(const Declaration& declaration) {
  const Statement& said = declaration.current();
  const DeclaredEvent* event = EventCatalogue::embedded().find(said.event);
  // What is planned may be put off; what took place cannot have taken place later than it was known to.
  const bool planned = event && event->planned;
  Fact fact{.event = said.event,
            .at = planned ? said.moment() : declaration.earliest(),
            .state = said.state,
            .standing = said.known == Known::document ? Standing::confirmed : Standing::proposed,
            .by = said.by,
            .number = declaration.id,
            .latest = said.entry,
            .noted = !planned && !first_telling(declaration).at,
            .particulars = said.particulars};
  if (!planned && said.moment() > *fact.at) fact.corrected_to = said.moment();
  fact.person = fact.particular(kLegalPerson);
  return fact;
}

void add_declarations(Entries entries, Facts& facts) {
  for (const Declaration& one : declarations_of(entries)) {
    if (one.withdrawn || one.current().event.empty()) continue;
    // What the first hour answers with yes or no is read below, with what is not known.
    if (!one.question.empty() && (one.only_when || !one.current().state.empty())) continue;
    facts.push_back(fact_of(one));
    if (!one.question.empty() || one.current().event == kAttackKnown || !tells_of_an_attack(one.current())) continue;
    Fact known = facts.back();
    known.event = kAttackKnown;
    known.state.clear();
    facts.push_back(std::move(known));
  }
}

/// When the attack was known, as the first hour has it: the earliest answer, at the latest its opening.
Fact attack_known(const first_hour::State& state) {
  Fact fact{.event = std::string(kAttackKnown), .at = *state.opened, .origin = Origin::opening};
  fact.number = state.opened_entry;
  const first_hour::Given* earliest = state.earliest_given("when");
  if (earliest && *earliest->answer.at <= *state.opened) {
    fact.at = earliest->answer.at;
    fact.origin = Origin::first_hour;
    fact.by = earliest->by;
    fact.number = earliest->seq;
  }
  // Nobody knew later than the first hour was opened.
  if (const auto current = state.current("when"); current && std::min(*current, *state.opened) > *fact.at)
    fact.corrected_to = std::min(*current, *state.opened);
  if (const first_hour::Given* slip = state.last_set_aside("when")) {
    fact.slip = slip->answer.at;
    fact.slip_by = slip->set_aside->by;
    fact.slip_because = slip->set_aside->because;
  }
  return fact;
}

void add_answer(const first_hour::State& state, std::string_view question, std::string_view event, bool provisional,
                Facts& facts) {
  for (const std::string_view word : {"yes", "no"}) {
    if (!state.says(question, word)) continue;
    facts.push_back({.event = std::string(event),
                     .at = state.find(question)->said,
                     .state = std::string(word),
                     .by = state.find(question)->by,
                     .provisional = provisional});
  }
}

}  // namespace

std::string_view Fact::particular(std::string_view name) const {
  const auto found = std::ranges::find(particulars, name, &decltype(particulars)::value_type::first);
  return found == particulars.end() ? std::string_view() : std::string_view(found->second);
}

Facts facts_of(Entries entries) {
  Facts facts;
  add_declarations(entries, facts);
  const first_hour::State state = first_hour::state_of(entries);
  if (!state.opened) return facts;
  facts.push_back(attack_known(state));
  add_answer(state, "personal_data", "personal_data_concerned", true, facts);
  // What the file says of the insurance and what somebody remembers at night weigh the same: if they differ, nobody knows.
  add_answer(state, "insurance", kInsuranceHeld, false, facts);
  return facts;
}

Facts facts_of(const town::Town& town) {
  if (town.cyber_insurance.held == town::Answer::unknown) return {};
  return {{.event = std::string(kInsuranceHeld),
           .at = {},
           .state = town.cyber_insurance.held == town::Answer::yes ? "yes" : "no",
           .standing = Standing::confirmed}};
}

}  // namespace beffroi::response::obligations
