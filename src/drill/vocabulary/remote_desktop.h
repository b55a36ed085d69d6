// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kSessionChannel = "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational";
inline constexpr std::string_view kConnectionChannel = "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational";
inline constexpr std::string_view kTransportChannel = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational";

/// 21, 22 (shell started), 24 and 25; 23 carries no address. `user` is DOMAIN\name; `address` is "LOCAL" at the console.
enum class SessionEvent : std::uint16_t {
  logged_on = 21,
  shell_started = 22,
  logged_off = 23,
  disconnected = 24,
  reconnected = 25
};
evtx::Record session_event(SessionEvent event, std::string_view user, std::uint32_t session, std::string_view address,
                           std::string_view activity);

/// 1149: the network part of a connection succeeded.
evtx::Record connection_authenticated(std::string_view user, std::string_view domain, std::string_view address,
                                      std::string_view activity);
/// 131: a connection was accepted; 140: its password was wrong.
evtx::Record connection_accepted(std::string_view address, std::uint16_t port, std::string_view activity);
evtx::Record connection_refused(std::string_view address, std::string_view activity);

}  // namespace beffroi::drill::vocabulary
