// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kApplicationChannel = "Application";

// Stopping and starting: System log, and 4608 of the Security log.
evtx::Record restart_requested(const Actor& by, std::string_view computer, std::string_view process,
                               std::string_view reason);               // 1074
evtx::Record log_service_stopped();                                    // 6006
evtx::Record log_service_started();                                    // 6005
evtx::Record windows_version(std::uint32_t build);                     // 6009
evtx::Record kernel_started(std::uint32_t build, base::Timestamp at);  // 12
evtx::Record kernel_stopped(base::Timestamp at);                       // 13
evtx::Record audit_started();                                          // 4608

// Clearing a log: 1102 is the first record of the new Security log, 104 tells it of any other in the System log.
evtx::Record security_log_cleared(const Actor& by);
evtx::Record log_cleared(const Actor& by, std::string_view channel);

// Somebody at the machine.
evtx::Record user_notified(std::string_view user_sid, std::uint32_t session, bool logged_on);  // Winlogon 7001, 7002
evtx::Record group_policy_applied(std::string_view user_sid, std::string_view controller);     // 1500 machine, 1501 user

// Updates.
evtx::Record update_download_started(std::string_view title, std::string_view guid);  // 44
evtx::Record update_installed(std::string_view title, std::string_view guid);         // 19

// Time service 35: the clock is set by `source`.
evtx::Record time_source(std::string_view source);

/// A record of a classic event source in the Application log: strings without names.
evtx::Record application_record(std::string_view source, std::uint16_t event_id, std::span<const std::string> strings);

}  // namespace beffroi::drill::vocabulary
