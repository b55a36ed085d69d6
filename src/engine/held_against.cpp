// SPDX-License-Identifier: EUPL-1.2
#include "engine/held_against.h"

namespace beffroi::engine {
namespace {

/// Printers, telephones and the like keep none of the logs that a diagnosis reads: nobody means them by "all machines".
bool is_computer(const town::Machine& machine) {
  switch (machine.role) {
    case town::MachineRole::firewall:
    case town::MachineRole::printer:
    case town::MachineRole::telephony:
    case town::MachineRole::camera:
    case town::MachineRole::industrial:
    case town::MachineRole::other: return false;
    // What nobody described may be a printer: it is prudent to say that it was not looked at, and no list of computers.
    case town::MachineRole::unknown:
    case town::MachineRole::domain_controller:
    case town::MachineRole::server:
    case town::MachineRole::hypervisor:
    case town::MachineRole::backup:
    case town::MachineRole::storage:
    case town::MachineRole::workstation:
    case town::MachineRole::laptop: break;
  }
  return true;
}

}  // namespace

response::claims::Inventory inventory_of(const Situation& situation) {
  response::claims::Inventory inventory;
  if (!situation.town) return inventory;
  for (const town::Machine& machine : situation.town->machines) {
    if (!is_computer(machine)) continue;
    inventory.exists = inventory.exists || machine.role != town::MachineRole::unknown;
    if (!situation.measures.diagnosed.host(machine.id)) ++inventory.unseen;
  }
  return inventory;
}

std::vector<std::string> receipts_of(const std::vector<response::Deadline>& obligations) {
  std::vector<std::string> ids;
  for (const response::Deadline& one : obligations) {
    if (one.receipt && one.person.empty()) ids.push_back(one.id);  // what the CCAS did, the town did not
  }
  return ids;
}

std::map<std::string, base::Timestamp, std::less<>> done_at_of(const std::vector<response::Deadline>& obligations) {
  std::map<std::string, base::Timestamp, std::less<>> moments;
  for (const response::Deadline& one : obligations) {
    if (one.receipt && one.person.empty()) moments.emplace(one.id, one.receipt->at);
  }
  return moments;
}

std::vector<std::string> released_of(const Measures& measures) {
  std::vector<std::string> names;
  for (const response::releases::Release& one : measures.releases) {
    const std::string& host = one.claim.host;
    if (response::releases::is_released(host, measures.releases, measures.diagnosed)) names.push_back(host);
  }
  return names;
}

}  // namespace beffroi::engine
