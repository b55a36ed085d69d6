// SPDX-License-Identifier: EUPL-1.2
// Administrators work from servers; one workstation that has another one do something is what intruders do.
#include <map>
#include <set>

#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::remote_execution {
namespace {

constexpr std::size_t kDeployment = 3;

/// Neither end is known as a server; with a tool of administrators both must be known as workstations.
bool is_peer(const Traces& traces, const scene::RemoteExecution& execution) {
  const std::string_view from = traces.hosts.role(execution.from), to = traces.hosts.role(execution.to);
  const auto serves = [](std::string_view role) { return role == "server" || role == "domain_controller"; };
  if (serves(from) || serves(to)) return false;
  const std::string detail = base::fold(execution.detail);
  const bool tool = detail.find("psexe") != detail.npos || detail.find("paexec") != detail.npos;
  return !tool || (from == "workstation" && to == "workstation");
}

std::string deed(const Traces& traces, const scene::RemoteExecution& execution) {
  return traces.hosts.name(execution.from) + "|" + execution.account + "|" + std::string(execution.method) + "|" +
         base::fold(execution.detail);
}

/// The same thing done on machine after machine is a deployment; ransomware spread so leaves much stronger clues.
std::map<std::string, std::set<scene::HostId>> deployments(const Traces& traces) {
  std::map<std::string, std::set<scene::HostId>> targets;
  for (const scene::RemoteExecution& execution : traces.executions) targets[deed(traces, execution)].insert(execution.to);
  return targets;
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  std::set<std::string> told;
  const auto targets = deployments(traces);
  for (const scene::RemoteExecution& execution : traces.executions) {
    if (execution.method == "remote_desktop") continue;
    if (!is_peer(traces, execution) || targets.at(deed(traces, execution)).size() >= kDeployment) continue;
    const std::string once = traces.hosts.name(execution.from) + "|" + traces.hosts.name(execution.to) + "|" +
                             execution.account + "|" + std::string(execution.method);
    if (!told.insert(once).second) continue;
    const bool looked_only = execution.method == "admin_share" && execution.facts.size() < 3;
    Clue clue =
        traces.clue_at(looked_only ? "peer_share_opened" : "peer_execution", *execution.facts.front(), execution.detail);
    clue.host = execution.to;
    clue.account = execution.account;
    clue.time = execution.time;
    clue.more.assign(execution.facts.begin() + 1, execution.facts.end());
    found.push_back(std::move(clue));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::remote_execution
