// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/activity/sessions.h"

namespace beffroi::drill::activity {

/// A program for help from afar that waits on a machine as a service, nobody sitting there. What it is asked to start comes from
/// a process of its own and runs as the local system.
struct RemoteTool {
  std::string_view service;
  std::string_view command;     ///< of the service, with quotes and arguments
  std::string_view image;       ///< of the service
  std::string_view helper;      ///< the program that lives as long as somebody is connected
  std::string_view log_source;  ///< its source in the Application log; empty: it writes nothing there
};

/// The one that the provider of this town uses.
const RemoteTool& remote_tool_of(const world::Town& town);

/// The machine it waits on.
const world::Host& helped_machine(const world::Town& town);

struct RemoteHelp {
  const world::Host* host = nullptr;
  const RemoteTool* tool = nullptr;
  Parent helper;
};
RemoteHelp connect_remote_tool(world::Stage& stage, const world::Host& host, base::Timestamp time);
Parent run_by_remote_tool(world::Stage& stage, const RemoteHelp& help, const Program& program, base::Timestamp time,
                          const Parent& parent = {});
void disconnect_remote_tool(world::Stage& stage, const RemoteHelp& help, base::Timestamp time);

}  // namespace beffroi::drill::activity
