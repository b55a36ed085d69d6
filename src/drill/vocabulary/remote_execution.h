// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kRemoteManagementChannel = "Microsoft-Windows-WinRM/Operational";
inline constexpr std::string_view kWmiActivityChannel = "Microsoft-Windows-WMI-Activity/Operational";
inline constexpr std::string_view kRemoteDesktopClientChannel = "Microsoft-Windows-TerminalServices-RDPClient/Operational";

/// WinRM 6 on the machine that asks: a session to `connection` ("SRV/wsman?PSVersion=5.1.17763.1"); 91 on the one that is asked:
/// a shell was made for `user`.
evtx::Record management_session_opened(std::string_view user_sid, std::string_view connection, std::string_view activity);
evtx::Record management_shell_created(std::string_view user_sid, std::string_view activity);

/// WMI-Activity 5857: the provider that starts processes was loaded.
evtx::Record wmi_provider_started(std::uint32_t host_process);

/// Of the remote desktop client, on the machine somebody leaves from: 1024 tries `server` (a name or an address), 1102 shows
/// the address, 1025 says that it is connected.
enum class ClientEvent : std::uint16_t { trying = 1024, connected = 1025, address = 1102 };
evtx::Record remote_desktop_client(ClientEvent event, std::string_view user_sid, std::string_view server,
                                   std::string_view activity);

}  // namespace beffroi::drill::vocabulary
