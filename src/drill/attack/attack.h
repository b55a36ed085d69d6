// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "drill/activity/sessions.h"
#include "drill/truth.h"
#include "drill/world/stage.h"

namespace beffroi::drill::attack {

using activity::Session;
using base::Timestamp;

/// What this attacker carries; drawn by chance, so that no rule can be fitted to a name.
struct Arsenal {
  std::string folder;      ///< where the tools are dropped
  std::string scanner;     ///< file name of the network scanner
  std::string ransomware;  ///< file name of the encrypting program
  std::string extension;   ///< ".k7x2q"
  std::string note;        ///< file name of the ransom note
  std::string service;     ///< name of the service by which programs are started on other machines
  std::string service_image;
  std::string account;   ///< the account that will be created
  std::string client;    ///< name of the machine they sit at
  std::string launcher;  ///< file name of the program that starts others by a service; empty: nothing is dropped for it
  int habit = 0;         ///< the way of running programs elsewhere that they prefer
};
Arsenal draw_arsenal(world::Random& random);

/// One attack under way: where it plays, what it draws, what it truly did.
struct Attack {
  world::Stage& stage;
  world::Random random;
  Truth& truth;
  Arsenal arsenal;

  Timestamp wait(Timestamp from, int least_seconds, int most_seconds);
};

// The steps. Each plays from `time` on, leaves its traces, writes down the truth and returns when it was over.

/// Guesses passwords of a machine's remote desktop from Internet addresses in waves between two times.
struct Guessing {
  const world::Host* host = nullptr;
  std::vector<std::string> addresses;
  std::vector<std::string> users;
  Timestamp from{}, to{};
  int attempts = 0;
};
void guess_passwords(Attack& attack, const Guessing& guessing);

/// Somebody opens an attachment: the mail program starts an office program, which fetches and starts what stays.
struct Infection {
  activity::Parent implant;
  std::string artefact;    ///< file name of the attachment
  Timestamp opened, time;  ///< opened; over
};
Infection open_attachment(Attack& attack, const Session& session, Timestamp time);

/// Gets the rights of an administrator of the machine; what the session starts afterwards runs with them.
Timestamp elevate(Attack& attack, Session& session, Timestamp time);
Timestamp look_around(Attack& attack, const Session& session, Timestamp time);
Timestamp blind_antivirus(Attack& attack, const Session& session, Timestamp time);
/// Stops the audit of process starts, so that later ones leave no record.
Timestamp stop_auditing(Attack& attack, const Session& session, Timestamp time);
/// Antivirus is faster: it removes the tool, and the step fails.
Timestamp lose_tool_to_antivirus(Attack& attack, const Session& session, Timestamp time);
/// Copies the memory of LSASS.
Timestamp steal_credentials(Attack& attack, const Session& session, Timestamp time);
Timestamp send_data_out(Attack& attack, const Session& session, Timestamp time);

/// By remote desktop from the machine of `from`; the session there begins at the returned session's host.
struct Arrival {
  Session session;
  Timestamp time;
};
Arrival go_by_remote_desktop(Attack& attack, const Session& from, const world::Host& to, const world::Account& account,
                             Timestamp time);
/// A logon that is refused: an old password, a machine where the account does not exist.
Timestamp fail_to_go(Attack& attack, const Session& from, const world::Host& to, const world::Account& account, Timestamp time);

/// A program running on another machine, whichever way it was started there.
struct Foothold {
  const world::Host* host = nullptr;
  vocabulary::Actor actor;
  activity::Parent process;
  bool as_system = true;  ///< else it runs as `actor`
  Timestamp time;
};
/// By a service (PsExec-like), by WMI, by remote PowerShell, by a scheduled task; or by the one the attacker is used to, most of the
/// time. Each writes what the machine left behind, the one entered, and the domain controller keep of it.
Foothold run_by_service(Attack& attack, const Session& from, const world::Host& to, const world::Account& account,
                        Timestamp time);
Foothold run_by_wmi(Attack& attack, const Session& from, const world::Host& to, const world::Account& account, Timestamp time);
Foothold run_by_remote_powershell(Attack& attack, const Session& from, const world::Host& to, const world::Account& account,
                                  Timestamp time);
Foothold run_by_task(Attack& attack, const Session& from, const world::Host& to, const world::Account& account, Timestamp time);
Foothold run_remotely(Attack& attack, const Session& from, const world::Host& to, const world::Account& account,
                      Timestamp time);

/// Writes a move down in the truth.
void write_down_move(Attack& attack, const Session& from, const world::Host& to, const world::Account& account,
                     std::string_view method, std::string_view outcome, Timestamp time);

/// Creates an account of the domain and makes it a domain administrator, from a session on the domain controller.
Timestamp create_administrator(Attack& attack, const Session& on_controller, world::Account& created, Timestamp time);
Timestamp register_task(Attack& attack, const Session& session, Timestamp time);

Timestamp destroy_backups(Attack& attack, const Foothold& on, Timestamp time);
Timestamp encrypt(Attack& attack, const Foothold& on, Timestamp time);
/// Where somebody sits: their own session as a foothold, below its shell.
Foothold foothold_of(const Session& session, Timestamp time);
/// Rewrites the files of the file server's share over the network.
Timestamp encrypt_share(Attack& attack, const Session& from, const world::Host& server, Timestamp time);
Timestamp clear_logs(Attack& attack, const world::Host& host, const vocabulary::Actor& by, Timestamp time);

}  // namespace beffroi::drill::attack
