// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/town_systems.h"

#include <algorithm>

namespace beffroi::response::measures {
namespace {

/// Each name once, however often the file names it.
void add(std::vector<TownSystem>& systems, const char* kind, const std::string& name) {
  if (name.empty()) return;
  const auto same = [&](const TownSystem& one) { return one.kind == kind && one.name == name; };
  if (std::ranges::none_of(systems, same)) systems.push_back({kind, name});
}

const char* kind_of(town::MachineRole role) {
  switch (role) {
    case town::MachineRole::firewall: return "edge";
    case town::MachineRole::backup: return "backup";
    case town::MachineRole::storage: return "file_server";
    case town::MachineRole::domain_controller: return "directory";
    default: return nullptr;
  }
}

std::string named(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

void add_providers(const town::Town& town, std::vector<TownSystem>& systems) {
  for (const town::Provider& provider : town.providers) {
    for (const town::Access& access : provider.accesses) {
      if (access.kind == town::AccessKind::on_site) continue;
      const std::string name = named(provider.name, provider.id);
      add(systems, "remote_access", access.tool.empty() ? name : name + " (" + access.tool + ")");
    }
  }
  for (const town::RemoteTool& tool : town.remote_tools) add(systems, "remote_access", tool.name);
}

void add_what_stands_apart(const town::Town& town, std::vector<TownSystem>& systems) {
  for (const town::Network& network : town.networks) {
    if (network.separate == town::Answer::yes) add(systems, "separate", named(network.name, network.range));
  }
  for (const town::Site& site : town.sites) {
    if (site.separate_network == town::Answer::yes) add(systems, "separate", named(site.name, site.id));
  }
}

}  // namespace

std::vector<TownSystem> systems_of(const town::Town& town) {
  std::vector<TownSystem> systems;
  for (const town::Machine& machine : town.machines) {
    if (const char* kind = kind_of(machine.role)) add(systems, kind, machine.id);
  }
  for (const town::Backup& backup : town.backups) add(systems, "backup", named(backup.where, backup.id));
  add_providers(town, systems);
  add_what_stands_apart(town, systems);
  return systems;
}

}  // namespace beffroi::response::measures
