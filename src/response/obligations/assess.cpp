// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/assess.h"

#include <fmt/format.h>

#include <algorithm>

#include "response/obligations/assessment.h"

namespace beffroi::response::obligations {
namespace {

Started started_for(const Rule& rule, const Facts& facts, const Person& person) {
  Started started;
  for (const std::string& event : rule.start.events) {
    for (const Fact* fact : starts_for(facts, event, person)) started.tellings.push_back(fact);
  }
  if (!started.tellings.empty()) return started;
  for (const std::string& event : rule.start.or_else) {
    for (const Fact* fact : starts_for(facts, event, person)) started.tellings.push_back(fact);
  }
  started.feared = !started.tellings.empty();
  return started;
}

Deadline switched_off(const Rule& rule, town::BodyKind body) {
  Deadline deadline = blank(rule, body);
  deadline.state = DeadlineState::switched_off;
  deadline.why.push_back({"obligation.switched_off", {{"name", rule.switched_by}}});
  return deadline;
}

/// An event that ends something whose beginning nobody declared: a burial is planned, no death was noted.
Deadline at_its_own_moment(const Rule& rule, const Fact& fact, const Facts& facts, const Person& body,
                           const Circumstances& around) {
  Deadline deadline = assess_one(rule, facts, body, around, {});
  deadline.ref = fmt::format("{}#{}", rule.id, fact.number);
  deadline.starts_from = fact.event;
  deadline.started_at = fact.at;
  deadline.decision = Decision::required;
  deadline.missing.clear();
  deadline.due = fact.at;
  deadline.state = !fact.at                 ? DeadlineState::without_hour
                   : *fact.at <= around.now ? DeadlineState::overdue
                                            : DeadlineState::running;
  if (fact.at) deadline.why.push_back({"obligation.start." + fact.event, {{"at", *fact.at}}});
  return deadline;
}

void assess_each(const Rule& rule, const Facts& facts, const Person& body, const Circumstances& around,
                 std::vector<Deadline>& all) {
  const std::size_t before = all.size();
  std::size_t starts = 0;
  for (const Fact& fact : facts) {
    if (std::ranges::find(rule.start.events, fact.event) == rule.start.events.end()) continue;
    ++starts;
    all.push_back(assess_one(rule, facts, body, around, {{&fact}}));
  }
  const auto ends = std::ranges::count(facts, rule.start.no_later_than, &Fact::event);
  for (const Fact& fact : facts) {
    if (rule.start.no_later_than.empty() || fact.event != rule.start.no_later_than || (starts == 1 && ends == 1)) continue;
    all.push_back(at_its_own_moment(rule, fact, facts, body, around));
  }
  if (all.size() == before) all.push_back(assess_one(rule, facts, body, around, {}));
}

/// Whose services stand at the sites that the rule watches; nothing where the town's file ties none to them.
std::vector<std::string> owners_of_watched_sites(const Rule& rule, const town::Town& town) {
  std::vector<std::string> owners;
  if (rule.watched_site == town::SiteKind::unknown) return owners;
  for (const town::Site& site : town.sites) {
    if (site.kind != rule.watched_site) continue;
    for (const town::Service& service : town.services) {
      const std::string owner(owner_in(town, service.legal_person));
      if (std::ranges::count(service.sites, site.id) > 0 && std::ranges::count(owners, owner) == 0) owners.push_back(owner);
    }
  }
  return owners;
}

/// Whoever runs what is watched answers for it, and nobody in its place; what somebody declared of a person stays with that person.
bool is_anothers(const Person& person, const std::vector<std::string>& owners, const Started& started) {
  const bool declared = std::ranges::any_of(started.tellings, [&person](const Fact* one) { return one->person == person.id; });
  const std::string own = person.body ? std::string() : person.id;
  return !owners.empty() && !(declared && !person.id.empty()) && std::ranges::count(owners, own) == 0;
}

void assess_persons(const Rule& rule, const Facts& facts, const std::vector<Person>& persons, const Circumstances& around,
                    std::vector<Deadline>& all) {
  const std::vector<std::string> owners = owners_of_watched_sites(rule, around.town);
  for (const Person& person : persons) {
    const Started started = started_for(rule, facts, person);
    if (is_anothers(person, owners, started)) continue;
    const bool runs_it = !person.body && std::ranges::count(owners, person.id) > 0;
    const bool named = std::ranges::any_of(started.tellings, [&person](const Fact* one) { return is_about(*one, person); });
    if (person.body || named || runs_it || (rule.every_person && !started.tellings.empty()))
      all.push_back(assess_one(rule, facts, person, around, started));
  }
}

}  // namespace

std::vector<Deadline> assess(const std::vector<Rule>& rules, const Facts& facts, const Circumstances& around) {
  std::vector<Deadline> all;
  const std::vector<Person> persons = persons_of(around.town, facts);
  for (const Rule& rule : rules) {
    const bool can_have_it = rule.kinds.empty() || std::ranges::find(rule.kinds, around.town.kind) != rule.kinds.end();
    if (!can_have_it) continue;
    if (!rule.switched_by.empty() && !around.switched_on.contains(rule.switched_by)) {
      all.push_back(switched_off(rule, around.town.kind));
    } else if (rule.start.each) {
      assess_each(rule, facts, persons.front(), around, all);
    } else {
      assess_persons(rule, facts, persons, around, all);
    }
  }
  return all;
}

std::vector<Deadline> for_the_wall(std::vector<Deadline> all) {
  std::erase_if(all, [](const Deadline& one) { return one.state >= DeadlineState::not_required; });
  order_by_urgency(all);
  return all;
}

std::vector<Deadline> waived(std::vector<Deadline> all) {
  std::erase_if(all, [](const Deadline& one) { return !one.waiver || one.ordinary; });
  return all;
}

}  // namespace beffroi::response::obligations
