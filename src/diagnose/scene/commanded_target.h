// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace beffroi::diagnose::scene {

/// What a command line has another machine do.
struct CommandedTarget {
  std::string name;         ///< of the machine, as typed; empty where the line names none
  std::string_view method;  ///< of RemoteExecution
  bool executes = true;     ///< false where it only asks (sc query)
};

/// `plain`: as Command::text. The forms are those of the programs that Windows and Sysinternals bring for it.
CommandedTarget commanded_target(std::string_view plain);

}  // namespace beffroi::diagnose::scene
