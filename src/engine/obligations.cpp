// SPDX-License-Identifier: EUPL-1.2
#include "engine/obligations.h"

#include "response/obligations/acts.h"
#include "response/obligations/assess.h"
#include "response/services/roster.h"
#include "town/directory.h"
#include "town/value.h"

namespace beffroi::engine {
namespace {

namespace obligations = response::obligations;

base::Result<std::vector<response::Deadline>> assessed(const obligations::Facts& given, const town::Town& town,
                                                       obligations::Place place, const std::set<std::string>& switched_on,
                                                       base::Timestamp now) {
  obligations::Facts facts = given;
  for (obligations::Fact& fact : obligations::facts_of(town)) facts.push_back(std::move(fact));
  BEFFROI_TRY(const std::vector<obligations::Rule> rules, obligations::rules());
  return obligations::assess(rules, facts, {town, std::move(place), now, switched_on});
}

}  // namespace

obligations::Place place_of_department(std::string_view department) {
  const auto place = town::Directory::embedded().place_of(department);
  const auto zone = base::TimeZone::find(place ? std::string_view(place->time_zone) : "Europe/Paris");
  return {zone ? *zone : base::TimeZone::utc(), place ? place->holidays : base::HolidayPlace::mainland};
}

std::string zone_of_town(const town::Town& town) {
  return place_of_department(town::department_of(town.insee).value_or(std::string())).zone.name();
}

base::Result<std::vector<response::Deadline>> obligations_of(response::Entries entries, const std::optional<town::Town>& town,
                                                             std::string_view department, base::Timestamp now) {
  const obligations::Acts acts = obligations::acts_of(entries);
  town::Town body = town.value_or(town::Town{});
  body.population = response::services::population_of(&body, entries);
  BEFFROI_TRY(auto all, assessed(obligations::facts_of(entries), body, place_of_department(department), acts.switched_on, now));
  obligations::settle(all, acts);
  return all;
}

base::Result<std::vector<response::Deadline>> obligations_of(const town::Town& town, const obligations::Facts& facts,
                                                             const std::set<std::string>& switched_on, base::Timestamp now) {
  const std::string department = town::department_of(town.insee).value_or(std::string());
  return assessed(facts, town, place_of_department(department), switched_on, now);
}

}  // namespace beffroi::engine
