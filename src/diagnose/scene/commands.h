// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/casebook.h"
#include "diagnose/scene/accounts.h"
#include "diagnose/scene/hosts.h"
#include "diagnose/scene/processes.h"

namespace beffroi::diagnose::scene {

/// A line somebody or something had executed, wherever Windows wrote it down. Texts are valid as long as the pool they were made
/// with, Processes and the book.
struct Command {
  enum class Source : std::uint8_t { process, script, powershell, service, task };

  Source source = Source::process;
  HostId host = kNoHost;
  std::string_view text;    ///< folded, without quotes and carets, blanks run together: what patterns are compared with
  std::string_view image;   ///< folded file name of the program; empty where the line is no process
  std::string_view parent;  ///< folded file name of the parent
  std::string_view account, logon_id;
  std::size_t process = kNoProcess;
  base::Timestamp time;
  const KnownFact* fact = nullptr;
};

inline constexpr std::size_t kLongestCommand = 32'768;  ///< of a script more is not looked at

/// In the order of time.
std::vector<Command> commands_of(const Casebook& book, const Hosts& hosts, const Accounts& accounts, const Processes& processes,
                                 TextPool& texts);

/// A text as Command::text has it.
std::string plain(std::string_view command);

}  // namespace beffroi::diagnose::scene
