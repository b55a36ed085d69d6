// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kSystemChannel = "System";

enum class ServiceState : std::uint8_t { running, stopped };

/// 7036, 7045, 7040 in the words of French Windows; 4697 where the Security log tells it too.
evtx::Record service_changed(std::string_view display_name, std::string_view name, ServiceState state);
evtx::Record service_installed(const Actor& by, std::string_view name, std::string_view image, bool automatic);
evtx::Record service_disabled(const Actor& by, std::string_view display_name, std::string_view name);
evtx::Record service_installation_audited(const Actor& by, std::string_view name, std::string_view image, bool automatic);

inline constexpr std::string_view kTaskChannel = "Microsoft-Windows-TaskScheduler/Operational";

/// 106, 200 and 201 of the task scheduler's own log; 4698 of the Security log.
evtx::Record task_registered(std::string_view task, std::string_view user);
evtx::Record task_started(std::string_view task, std::string_view action, std::string_view guid, std::uint32_t engine);
evtx::Record task_finished(std::string_view task, std::string_view action, std::string_view guid, std::uint32_t engine);
evtx::Record task_creation_audited(const Actor& by, std::string_view task, std::string_view command, std::string_view arguments,
                                   std::string_view computer);

}  // namespace beffroi::drill::vocabulary
