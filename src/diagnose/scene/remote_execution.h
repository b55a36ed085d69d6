// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnose/scene/processes.h"
#include "diagnose/scene/sessions.h"

namespace beffroi::diagnose::scene {

/// Something one machine of the case had another one do: a service, a task, a command, a program laid down, a desktop opened.
struct RemoteExecution {
  HostId from = kNoHost, to = kNoHost;
  std::string account;
  /// remote_desktop | service_execution | scheduled_task | wmi | winrm | dcom | admin_share
  std::string_view method;
  base::Timestamp time;
  const Session* session = nullptr;     ///< null where only connections say who it came from
  std::vector<const KnownFact*> facts;  ///< the logon or connection first, then what was done
  std::string detail;                   ///< service, task, program or share
};

/// Every session that came from another machine of the case and in which something was done there; then what was done on a machine in the
/// very moment another one connected to the port for it, where no logon was kept. In the order of time.
std::vector<RemoteExecution> remote_executions(const Casebook& book, const Hosts& hosts, const Accounts& accounts,
                                               const Sessions& sessions, const Processes& processes);

/// ATT&CK technique of a method.
std::string_view technique_of(std::string_view method);

}  // namespace beffroi::diagnose::scene
