// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/systems.h"

#include <algorithm>

#include "response/restart/catalogue.h"
#include "response/services/grounds.h"
#include "town/catalogue.h"

namespace beffroi::response::restart {
namespace {

bool is_released(const std::string& machine, const Known& known) {
  return releases::is_released(machine, known.releases, known.diagnosed);
}

Machine machine_of(const std::string& name, const Known& known) {
  const Diagnosed::Host* host = known.diagnosed.host(name);
  return {name, host && host->is_hit(), is_released(name, known)};
}

bool is_controller(const town::Town& town, const std::string& name) {
  return std::ranges::any_of(town.machines, [&name](const town::Machine& one) {
    return one.role == town::MachineRole::domain_controller && same_machine(one.id, name);
  });
}

bool is_elsewhere(town::Hosting hosting) {
  return hosting == town::Hosting::provider || hosting == town::Hosting::intercommunality || hosting == town::Hosting::state;
}

std::string work_of(const System& system, bool elsewhere) {
  if (system.machines.empty()) return elsewhere ? "ask" : "find_out";
  const auto waits = [](const Machine& one) { return !one.is_released; };
  if (std::ranges::none_of(system.machines, waits)) return "open";
  const auto hit = [](const Machine& one) { return one.is_hit && !one.is_released; };
  return std::ranges::any_of(system.machines, hit) ? "rebuild" : "release";
}

bool is_said_to_work(const System& system, const std::vector<services::Word>& said) {
  const auto last = std::ranges::find_if(
      said, [&system](const services::Word& one) { return one.about == system.id || one.about == system.name; });
  return last != said.end() && last->works && (system.machines.empty() || system.work == "open");
}

/// Everything that stands on it goes on as on any day, in the word of the people who decide it, and no trace says otherwise: it never
/// stopped.
bool serves_as_ever(const System& system, const services::Overview& overview) {
  if (std::ranges::any_of(system.machines, &Machine::is_hit)) return false;
  bool any = false;
  for (const services::Line& line : overview.lines) {
    const auto& offer = line.offer.described;
    if (!offer || std::ranges::find(offer->systems, system.id) == offer->systems.end()) continue;
    if (!line.standing.is_said() || line.now.state != services::State::normal) return false;
    any = true;
  }
  return any;
}

/// The copies that people named, parted by the first malicious time.
void place_copies(RestorePoint& restore, const System& system, const State& state, const Diagnosed& diagnosed) {
  const auto first = diagnosed.first_malicious();
  for (const Copy& copy : state.copies) {
    if (copy.system != system.id && copy.system != system.name) continue;
    if (!first) {
      restore.undecided.push_back(copy);
    } else if (copy.at >= *first) {
      restore.too_late.push_back(copy);
    } else if (!restore.best || restore.best->at < copy.at) {
      restore.best = copy;
    }
  }
}

/// The file may call it by the machine it lies on.
void add_seen(std::vector<Candidate>& all, const model::Finding& finding, const Known& known) {
  const auto* host = base::find_argument(finding.arguments, "host");
  const auto* time = base::find_argument(finding.arguments, "time");
  const auto* name = host ? std::get_if<std::string>(host) : nullptr;
  const auto* at = time ? std::get_if<base::Timestamp>(time) : nullptr;
  if (!name || !at) return;
  auto same = std::ranges::find_if(all, [name](const Candidate& one) { return same_machine(one.where, *name); });
  if (same == all.end()) same = all.insert(all.end(), Candidate{.where = *name});
  same->at = *at;
  same->finding = finding.id;
  const Diagnosed::Host* machine = known.diagnosed.host(*name);
  same->is_hit = machine && machine->is_hit();
}

/// What nobody says to hold something else may hold this system: no candidate is left out because a list is short.
void place_candidates(RestorePoint& restore, const System& system, const Known& known) {
  if (known.town) {
    for (const town::Backup& backup : known.town->backups) {
      const bool holds = backup.systems.empty() || std::ranges::find(backup.systems, system.id) != backup.systems.end();
      if (!holds || restore.candidates.size() >= kMaxNeeds) continue;
      const std::string where = backup.where.empty() ? backup.id : backup.where;
      const Diagnosed::Host* machine = known.diagnosed.host(where);
      restore.candidates.push_back({.where = where,
                                    .is_hit = machine && machine->is_hit(),
                                    .in_town_file = true,
                                    .offline = backup.offline,
                                    .last_test = backup.last_test});
    }
  }
  for (const model::Finding& finding : known.diagnosed.findings) {
    const bool is_it = finding.question == "backups" && finding.statement == "last_before";
    if (is_it && restore.candidates.size() < kMaxNeeds) add_seen(restore.candidates, finding, known);
  }
}

void place_backups(RestorePoint& restore, const System& system, const Known& known) {
  if (!known.town) return;
  for (const town::Backup& backup : known.town->backups) {
    if (std::ranges::find(backup.systems, system.id) == backup.systems.end()) continue;
    restore.backups.push_back(backup.where.empty() ? backup.id : backup.where);
    if (backup.kept_days) restore.kept_days = std::max(restore.kept_days.value_or(0), *backup.kept_days);
  }
  const auto first = known.diagnosed.first_malicious();
  if (!first || !restore.kept_days) return;
  constexpr std::int64_t kDay = 86'400;
  restore.may_be_gone = (known.now.nanoseconds - first->nanoseconds) / base::kNanosecondsPerSecond / kDay >= *restore.kept_days;
}

System described(const town::System& one, const Known& known) {
  System system{.id = one.id, .name = one.name.empty() ? one.id : one.name};
  for (const std::string& name : one.machines) {
    if (system.machines.size() >= kMaxNeeds) break;
    system.machines.push_back(machine_of(name, known));
    system.is_directory = system.is_directory || is_controller(*known.town, name);
  }
  system.is_directory = system.is_directory || one.id == "directory";
  system.work = work_of(system, is_elsewhere(one.hosting));
  for (const std::string& need : one.depends_on) {
    const auto same = [&need](const town::System& other) { return other.id == need; };
    if (need == one.id || system.needs.size() >= kMaxNeeds || std::ranges::none_of(known.town->systems, same)) continue;
    if (std::ranges::find(system.needs, need) == system.needs.end()) system.needs.push_back(need);
  }
  return system;
}

std::vector<System> described_systems(const Known& known, std::size_t& left_out) {
  std::vector<System> all;
  for (const town::System& one : known.town->systems) {
    if (all.size() < kMaxSystems) {
      all.push_back(described(one, known));
    } else {
      ++left_out;
    }
  }
  for (System& system : all) {
    std::erase_if(system.needs,
                  [&all](const std::string& need) { return std::ranges::find(all, need, &System::id) == all.end(); });
  }
  return all;
}

/// What the services of the list usually stand on, with what that stands on.
std::vector<System> usual_systems(const Known& known) {
  std::vector<System> all;
  for (const Foundation& one : catalogue().foundations) {
    const auto& things = town::Catalogue::embedded().dependencies();
    const auto named = std::ranges::find(things, one.id, &town::Named::id);
    all.push_back({.id = one.id,
                   .name = named == things.end() ? one.id : named->name.in(known.language),
                   .is_directory = one.id == "directory",
                   .work = one.id == "state_platforms" ? "ask" : "find_out",
                   .needs = one.needs});
  }
  return all;
}

/// The way in is often a machine that nobody thought of as a system: rebuilding around it lets the attacker in again.
std::vector<std::string> hit_elsewhere(const Known& known, const std::vector<System>& systems) {
  std::vector<std::string> names;
  for (const Diagnosed::Host& host : known.diagnosed.hosts) {
    const auto is_it = [&host](const Machine& one) { return same_machine(one.name, host.name); };
    const auto holds = [&is_it](const System& one) { return std::ranges::any_of(one.machines, is_it); };
    if (host.is_hit() && !is_released(host.name, known) && std::ranges::none_of(systems, holds)) names.push_back(host.name);
  }
  return names;
}

}  // namespace

const System* Systems::find(std::string_view id) const {
  const auto at = std::ranges::find(all, id, &System::id);
  return at == all.end() ? nullptr : &*at;
}

Systems systems_of(const Known& known, const State& state) {
  Systems systems;
  systems.from_town = known.town && !known.town->systems.empty();
  systems.all = systems.from_town ? described_systems(known, systems.left_out) : usual_systems(known);
  const std::vector<services::Word> said = services::words_said_of(known.entries);
  for (System& system : systems.all) {
    place_copies(system.restore, system, state, known.diagnosed);
    place_backups(system.restore, system, known);
    place_candidates(system.restore, system, known);
    system.runs = is_said_to_work(system, said) || serves_as_ever(system, known.services);
  }
  systems.hit_elsewhere = hit_elsewhere(known, systems.all);
  return systems;
}

std::vector<std::string> systems_of(const services::Offer& offer, const Systems& systems) {
  std::vector<std::string> ids;
  const auto add = [&](const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted) {
      if (systems.find(id) && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  };
  if (systems.from_town && offer.described) add(offer.described->systems);
  if (!systems.from_town && offer.kind) add(offer.kind->depends_on);
  return ids;
}

}  // namespace beffroi::response::restart
