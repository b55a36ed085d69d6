// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "drill/vocabulary/actor.h"
#include "drill/vocabulary/logons.h"
#include "drill/vocabulary/processes.h"
#include "drill/world/stage.h"

namespace beffroi::drill::activity {

/// What a logon leaves on the machine, on the domain controller and in the remote desktop logs, all at once and in the right
/// order. Used alike by staff, technicians and attackers: nothing here says who is which.

/// Somebody at work on a machine, at its console or from afar.
struct Session {
  const world::Host* host = nullptr;
  const world::Account* account = nullptr;
  vocabulary::Actor actor{};
  vocabulary::LogonType type = vocabulary::LogonType::interactive;
  std::uint32_t terminal = 1;
  std::string address = "LOCAL";
  std::string client{};                                             ///< the name of the machine they sit at
  std::uint32_t shell = 0;                                          ///< process number of explorer.exe
  vocabulary::Integrity integrity = vocabulary::Integrity::medium;  ///< of what they start
  std::string activity{};                                           ///< GUID that the remote desktop logs share
};

struct Program {
  std::string image;
  std::string command_line;
};

/// A program in System32, with arguments.
Program system_program(std::string_view name, std::string_view arguments = "");

Session log_on_at_console(world::Stage& stage, const world::Host& host, const world::Account& account, base::Timestamp time);

/// `from` is the machine they sit at where it is one of the town's, else null.
struct RemoteEntry {
  const world::Host* host = nullptr;
  const world::Account* account = nullptr;
  std::string address{};
  std::string client{};
  const world::Host* from = nullptr;
};
Session log_on_by_remote_desktop(world::Stage& stage, const RemoteEntry& entry, base::Timestamp time);
/// What the machine somebody leaves from keeps of it, `client` being mstsc.exe: a password given for another machine, and the
/// client's own log. To be called a second before `log_on_by_remote_desktop`.
struct Parent;
void leave_by_remote_desktop(world::Stage& stage, const Session& from, const world::Host& to, const world::Account& account,
                             const Parent& client, base::Timestamp time);
void refuse_remote_desktop(world::Stage& stage, const RemoteEntry& entry, std::string_view user, vocabulary::LogonFailure why,
                           base::Timestamp time);

void disconnect(world::Stage& stage, const Session& session, base::Timestamp time);
void log_off(world::Stage& stage, const Session& session, base::Timestamp time);

/// Starts a program; the shell is its parent where none is given. Returns its process number.
struct Parent {
  std::uint32_t process_id = 0;
  std::string image;
};
Parent run(world::Stage& stage, const Session& session, const Program& program, base::Timestamp time,
           const Parent& parent = {});
/// A program that runs as somebody who has no session there, as remote PowerShell and WMI start them.
Parent run_as(world::Stage& stage, const world::Host& host, const vocabulary::Actor& who, const Program& program,
              base::Timestamp time, const Parent& parent);
/// A program that Windows itself starts, as a service does.
Parent run_as_system(world::Stage& stage, const world::Host& host, const Program& program, base::Timestamp time,
                     const Parent& parent = {});

/// A logon over the network (type 3) that ends after `lasting`; returns who it was on the machine.
vocabulary::Actor log_on_over_network(world::Stage& stage, const world::Host& from, const world::Host& to,
                                      const world::Account& account, vocabulary::Package package, base::Timestamp time,
                                      std::int64_t lasting);
void log_on_machine(world::Stage& stage, const world::Host& from, base::Timestamp time);

void fail_at_console(world::Stage& stage, const world::Host& host, const world::Account& account, base::Timestamp time);
void fail_over_network(world::Stage& stage, std::string_view address, std::string_view client, const world::Host& to,
                       std::string_view user, vocabulary::LogonFailure why, base::Timestamp time);

}  // namespace beffroi::drill::activity
