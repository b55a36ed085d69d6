// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/said.h"

#include <algorithm>

namespace beffroi::response::obligations {
namespace {

bool is_definite(const Fact& fact) { return fact.state == "yes" || fact.state == "no"; }

/// Facts of an event that decide for a person.
std::vector<const Fact*> deciding(const Facts& facts, std::string_view event, const Person& person) {
  std::vector<const Fact*> own;
  for (const Fact& fact : facts) {
    if (fact.event == event && is_about(fact, person)) own.push_back(&fact);
  }
  const bool declared = std::ranges::any_of(own, [](const Fact* one) { return !one->provisional && is_definite(*one); });
  if (declared) std::erase_if(own, [](const Fact* one) { return one->provisional; });
  return own;
}

std::uint64_t last_told(const Fact& fact) { return fact.latest == 0 ? fact.number : fact.latest; }

/// Adds a voice: two that differ are contested, a confirmed one among equals makes it confirmed.
void add(Said& said, Said::Answer answer, const Fact& fact) {
  if (fact.standing == Standing::contested) return;
  said.latest = std::max(said.latest, last_told(fact));
  if (said.answer == Said::Answer::unknown) {
    said = {answer, fact.standing, fact.by, said.latest};
  } else if (said.answer != answer) {
    said.answer = Said::Answer::contested;
  } else if (fact.standing == Standing::confirmed) {
    said.standing = Standing::confirmed;
  }
}

}  // namespace

std::vector<Person> persons_of(const town::Town& town, const Facts& facts) {
  std::vector<Person> persons(1);
  const town::BodyKind kind = town.kind == town::BodyKind::unknown ? town::BodyKind::commune : town.kind;
  for (const town::LegalPerson& one : town.legal_persons) {
    if (!persons.front().file && one.kind == kind) {
      persons.front() = {one.id, &one, true};
    } else {
      persons.push_back({one.id, &one, false});
    }
  }
  for (const Fact& fact : facts) {
    if (!fact.person.empty() && std::ranges::find(persons, fact.person, &Person::id) == persons.end())
      persons.push_back({fact.person, nullptr, false});
  }
  return persons;
}

std::string_view other_than_body(const town::Town& town, std::string_view person) {
  return person == persons_of(town, {}).front().id ? std::string_view() : person;
}

std::string_view owner_in(const town::Town& town, std::string_view legal_person) {
  const bool known = std::ranges::find(town.legal_persons, legal_person, &town::LegalPerson::id) != town.legal_persons.end();
  return known ? other_than_body(town, legal_person) : std::string_view();
}

bool is_about(const Fact& fact, const Person& person) { return fact.person.empty() ? person.body : fact.person == person.id; }

std::vector<const Fact*> starts_for(const Facts& facts, std::string_view event, const Person& person) {
  std::vector<const Fact*> own, of_the_body;
  for (const Fact& fact : facts) {
    if (fact.event != event) continue;
    if (is_about(fact, person)) own.push_back(&fact);
    if (fact.person.empty()) of_the_body.push_back(&fact);
  }
  return own.empty() ? of_the_body : own;
}

Said said_of(const Condition& condition, const Facts& facts, const Person& person) {
  Said said;
  for (const Fact* fact : deciding(facts, condition.event, person)) {
    if (is_definite(*fact)) add(said, fact->state == "yes" ? Said::Answer::yes : Said::Answer::no, *fact);
  }
  if (said.answer != Said::Answer::unknown) return said;
  for (const std::string& event : condition.implied_by) {
    for (const Fact* fact : deciding(facts, event, person)) {
      if (fact->state.empty() || fact->state == "yes") add(said, Said::Answer::yes, *fact);
    }
  }
  return said;
}

const Fact* hint_against(const Said& said, const Condition& condition, const Facts& facts, const Person& person) {
  if (said.answer == Said::Answer::yes) return nullptr;
  const bool weighed = said.answer == Said::Answer::no && said.standing == Standing::confirmed;
  for (const std::string& event : condition.hinted_by) {
    for (const Fact* fact : starts_for(facts, event, person)) {
      if (!weighed || fact->number > said.latest) return fact;
    }
  }
  return nullptr;
}

}  // namespace beffroi::response::obligations
