// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

/// [MS-NRPC] and the Windows documentation of event 4624: the logon types that matter here.
enum class LogonType : std::uint32_t {
  interactive = 2,
  network = 3,
  batch = 4,
  service = 5,
  unlock = 7,
  remote_interactive = 10
};

enum class Package : std::uint8_t { ntlm, kerberos, negotiate };

/// What was wrong with a failed logon (NTSTATUS of SubStatus).
enum class LogonFailure : std::uint32_t { no_such_user = 0xC0000064, wrong_password = 0xC000006A, locked_out = 0xC0000234 };

struct Logon {
  Actor subject;  ///< who asked: nobody() for logons over the network, the machine itself for the others
  Actor target;
  LogonType type = LogonType::network;
  Package package = Package::ntlm;
  std::string workstation = "-";
  std::string address = "-";
  std::uint16_t port = 0;
  std::uint32_t process_id = 0;
  std::string process = "-";
  bool elevated = false;
  std::string guid = "{00000000-0000-0000-0000-000000000000}";
};

evtx::Record logon(const Logon& logon);                           // 4624
evtx::Record logon_failed(const Logon& logon, LogonFailure why);  // 4625
evtx::Record logoff(const Actor& who, LogonType type);            // 4634
evtx::Record user_logoff(const Actor& who);                       // 4647
evtx::Record special_privileges(const Actor& who);                // 4672

/// 4648: `who` uses the name and password of `target` for `server`.
evtx::Record explicit_credentials(const Actor& who, const Actor& target, std::string_view server, std::uint32_t process_id,
                                  std::string_view process, std::string_view address = "-", std::uint16_t port = 0);

/// 4778 and 4779: a remote desktop session is taken up again, or left open.
evtx::Record session_reconnected(const Actor& who, std::string_view session, std::string_view client, std::string_view address);
evtx::Record session_disconnected(const Actor& who, std::string_view session, std::string_view client,
                                  std::string_view address);

/// 4776: a domain controller (or the machine, for its own accounts) checks a password given by NTLM; status 0 is success.
evtx::Record password_checked(std::string_view user, std::string_view workstation, std::uint32_t status);
/// 4768 and 4769: a Kerberos ticket was given. `realm` is the DNS name of the domain in capitals.
evtx::Record ticket_given(const Actor& who, std::string_view realm, std::string_view domain_sid, std::string_view address,
                          std::uint16_t port);
evtx::Record service_ticket_given(const Actor& who, std::string_view realm, const Actor& service, std::string_view address,
                                  std::uint16_t port, std::string_view guid);
/// 4771: wrong password, told by Kerberos.
evtx::Record ticket_refused(const Actor& who, std::string_view realm, std::string_view address, std::uint16_t port);

}  // namespace beffroi::drill::vocabulary
