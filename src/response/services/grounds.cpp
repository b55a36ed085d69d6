// SPDX-License-Identifier: EUPL-1.2
// From a service down the town's own graph: service, systems, the systems that these need, machines.
#include "response/services/grounds.h"

#include <algorithm>
#include <array>
#include <set>

#include "town/value.h"
#include "town/words.h"

namespace beffroi::response::services {
namespace {

using town::Answer;
using town::Machine;
using town::System;
using town::Town;

constexpr std::size_t kMaxSystems = 2'000;  // visited for one service
constexpr std::size_t kMaxGrounds = 200;    // told of one service: nobody reads more

constexpr std::array<std::string_view, 15> kNames = {
    "encrypted",    "compromised", "declared_stopped", "suspected",      "directory_hit",
    "not_examined", "not_placed",  "no_systems",       "declared_works", "apart_network",
    "apart_site",   "hosted",      "no_sign",          "taken_off",      "answer"};

const std::string& called(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

bool same_name(std::string_view said, const std::string& id, const std::string& name) {
  const std::string asked = town::identifier_of(said);
  return said == id || asked == town::identifier_of(id) || (!name.empty() && asked == town::identifier_of(name));
}

class Walk {
 public:
  Walk(const Offer& offer, const Town& town, const Diagnosed& diagnosed, const std::vector<Word>& said)
      : offer_(offer), town_(town), diagnosed_(diagnosed), said_(said) {}

  std::vector<Because> grounds() && {
    // Depth first, with a list of one's own: a file may chain thousands of systems.
    std::vector<Step> steps;
    push(offer_.described->systems, {}, steps);
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      if (!visited_.insert(step.system->id).second || visited_.size() > kMaxSystems) continue;
      look_at(step);
      push(step.system->depends_on, called(step.system->name, step.system->id), steps);
    }
    if (found_.empty() && offer_.described->systems.empty()) add_for_no_systems();
    return std::move(found_);
  }

 private:
  struct Step {
    const System* system;
    std::string through;
  };

  void push(const std::vector<std::string>& ids, const std::string& through, std::vector<Step>& steps) const {
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
      const auto at = std::ranges::find(town_.systems, *id, &System::id);
      if (at != town_.systems.end()) steps.push_back({&*at, through});
    }
  }

  void add(Because because) {
    because.effect = effect_of(because.ground);
    if (found_.size() < kMaxGrounds && std::ranges::find(found_, because) == found_.end()) found_.push_back(std::move(because));
  }

  static Because about(const Step& step) {
    Because because;
    because.system = called(step.system->name, step.system->id);
    because.through = step.through;
    return because;
  }

  void look_at(const Step& step) {
    const bool spoken = add_said(about(step), step.system->id, step.system->name);
    for (const std::string& id : step.system->machines) {
      if (!is_of_another_counter(step, id)) look_at_machine(step, id);
    }
    if (!step.system->machines.empty() || spoken) return;
    Because because = about(step);
    if (const town::Network* apart = network_apart(step.system->networks)) {
      because.ground = Ground::apart_network;
      because.place = called(apart->name, apart->range);
    } else if (is_hosted(step.system->hosting)) {
      because.ground = Ground::hosted;
      because.place = host_of(*step.system);
    } else {
      because.ground = Ground::not_placed;
    }
    add(std::move(because));
  }

  const Machine* machine_called(const std::string& id) const {
    const auto at = std::ranges::find_if(town_.machines, [&id](const Machine& one) { return same_machine(one.id, id); });
    return at == town_.machines.end() ? nullptr : &*at;
  }

  /// A service at several sites has a computer at each: that of another one says nothing of this one. Servers, and all that other systems
  /// need, count wherever they stand.
  bool is_of_another_counter(const Step& step, const std::string& id) const {
    if (!offer_.place || !step.through.empty()) return false;
    const auto site_of_workstation = [this](const std::string& name) {
      const Machine* machine = machine_called(name);
      return machine && machine->role == town::MachineRole::workstation ? machine->site : std::string();
    };
    const auto is_here = [&](const std::string& name) { return site_of_workstation(name) == offer_.place->id; };
    const std::string site = site_of_workstation(id);
    return !site.empty() && site != offer_.place->id && std::ranges::any_of(step.system->machines, is_here);
  }

  void look_at_machine(const Step& step, const std::string& id) {
    Because because = about(step);
    because.machine = id;
    const bool spoken = add_said(because, id, {});
    const Diagnosed::Host* host = diagnosed_.host(id);
    const Machine* machine = machine_called(id);
    if (host) {
      because.finding = host->finding;
      because.supposed = is_supposed(*host);
    }
    if (host && host->is_hit()) {
      because.ground = host->state == "encrypted"     ? Ground::encrypted
                       : host->state == "compromised" ? Ground::compromised
                                                      : Ground::suspected;
      if (because.ground == Ground::encrypted) because.since = encrypted_since();
    } else if (spoken) {
      return;
    } else if (!set_apart(because, machine)) {
      const bool seen = host && host->state == "no_sign";
      because.ground = seen ? Ground::no_sign : Ground::not_examined;
    }
    add(std::move(because));
  }

  /// A machine's state is one word; only its finding says that files were but perhaps encrypted there.
  bool is_supposed(const Diagnosed::Host& host) const {
    const model::Finding* finding = diagnosed_.finding(host.finding);
    return finding && (finding->state == "likely" || finding->state == "suspected");
  }

  std::optional<base::Timestamp> encrypted_since() const {
    const model::Finding* finding = diagnosed_.finding("encryption.1");
    return finding ? finding->time : std::nullopt;
  }

  bool set_apart(Because& because, const Machine* machine) const {
    if (!machine) return false;
    if (const town::Network* network = network_apart(machine->addresses)) {
      because.ground = Ground::apart_network;
      because.place = called(network->name, network->range);
      return true;
    }
    const auto site = std::ranges::find(town_.sites, machine->site, &town::Site::id);
    if (site == town_.sites.end() || site->separate_network != Answer::yes) return false;
    because.ground = Ground::apart_site;
    because.place = called(site->name, site->id);
    return true;
  }

  /// The network of its own that one of these addresses or ranges lies in.
  const town::Network* network_apart(const std::vector<std::string>& addresses) const {
    for (const town::Network& network : town_.networks) {
      if (network.separate != Answer::yes) continue;
      const auto within = [&network](const std::string& one) { return town::is_in_network(one, network.range); };
      if (std::ranges::any_of(addresses, within)) return &network;
    }
    return nullptr;
  }

  bool add_said(Because because, const std::string& id, const std::string& name) {
    const auto at = std::ranges::find_if(said_, [&](const Word& one) { return same_name(one.about, id, name); });
    if (at == said_.end()) return false;
    because.ground = at->works ? Ground::declared_works : Ground::declared_stopped;
    because.entry = at->seq;
    because.by = at->by;
    add(std::move(because));
    return true;
  }

  static bool is_hosted(town::Hosting hosting) {
    return hosting == town::Hosting::provider || hosting == town::Hosting::intercommunality || hosting == town::Hosting::state;
  }

  std::string host_of(const System& system) const {
    const auto at = std::ranges::find(town_.providers, system.provider, &town::Provider::id);
    if (at != town_.providers.end()) return called(at->name, at->id);
    return system.hosting == town::Hosting::intercommunality ? town_.intercommunality.name : std::string();
  }

  void add_for_no_systems() {
    Because because;
    because.ground = Ground::no_systems;
    if (offer_.place && offer_.place->separate_network == Answer::yes) {
      because.ground = Ground::apart_site;
      because.place = called(offer_.place->name, offer_.place->id);
    }
    add(std::move(because));
  }

  const Offer& offer_;
  const Town& town_;
  const Diagnosed& diagnosed_;
  const std::vector<Word>& said_;
  std::set<std::string> visited_;
  std::vector<Because> found_;
};

/// Without a file of the town only what every service of that kind needs is known, and of machines only the controllers say what they serve.
std::vector<Because> general_grounds(const Offer& offer, const Diagnosed& diagnosed) {
  std::vector<Because> found;
  const bool needs = offer.kind && std::ranges::find(offer.kind->depends_on, "directory") != offer.kind->depends_on.end();
  for (const Diagnosed::Host& host : diagnosed.hosts) {
    if (!needs || host.role != "domain_controller" || !host.is_hit()) continue;
    Because because;
    because.ground = Ground::directory_hit;
    because.effect = effect_of(because.ground);
    because.machine = host.name;
    because.finding = host.finding;
    found.push_back(std::move(because));
  }
  if (!found.empty()) return found;
  found.emplace_back();
  found.back().ground = Ground::no_systems;
  return found;
}

bool only_says_nothing(const std::vector<Because>& grounds) {
  return grounds.size() == 1 && grounds.front().ground == Ground::no_systems;
}

}  // namespace

std::string_view name_of(Ground ground) { return kNames[static_cast<std::size_t>(ground)]; }

Effect effect_of(Ground ground) {
  switch (ground) {
    case Ground::encrypted:
    case Ground::compromised:
    case Ground::declared_stopped:
    case Ground::suspected:
    case Ground::directory_hit:
    case Ground::taken_off: return Effect::stops;
    case Ground::declared_works:
    case Ground::apart_network:
    case Ground::apart_site:
    case Ground::hosted:
    case Ground::no_sign: return Effect::works;
    case Ground::not_examined:
    case Ground::not_placed:
    case Ground::no_systems:
    case Ground::answer: break;
  }
  return Effect::unknown;
}

base::Result<Entry> declare_system(casefile::Case& store, std::string_view name, bool works, std::string_view text,
                                   std::string_view by) {
  if (town::identifier_of(name).empty()) return base::fail("service.no_name");
  return note(store, "service.system", name, {{"name", std::string(name)}, {"works", works}, {"text", std::string(text)}}, by);
}

std::vector<Word> words_said_of(Entries entries) {
  std::vector<Word> all;
  for (const Entry& entry : entries) {
    if (entry.kind != "service.system") continue;
    Word word{entry.subject, entry.truth("works"), std::string(entry.text("text")), entry.by, entry.seq};
    const auto same = [&](const Word& one) { return same_name(one.about, entry.subject, {}); };
    const auto at = std::ranges::find_if(all, same);
    if (at == all.end()) {
      all.push_back(std::move(word));
    } else {
      *at = std::move(word);
    }
  }
  return all;
}

std::vector<Because> grounds_of(const Offer& offer, const Town* town, const Diagnosed& diagnosed,
                                const std::vector<Word>& said) {
  if (!town || !offer.described) return general_grounds(offer, diagnosed);
  std::vector<Because> found = Walk(offer, *town, diagnosed, said).grounds();
  if (found.empty() || only_says_nothing(found)) return general_grounds(offer, diagnosed);
  return found;
}

}  // namespace beffroi::response::services
