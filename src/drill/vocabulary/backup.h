// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kBackupChannel = "Microsoft-Windows-Backup";

evtx::Record backup_started(std::string_view target);                             // Backup 1
evtx::Record backup_succeeded(std::string_view target, base::Timestamp started);  // Backup 4
/// 524, in the Application log: the catalogue of Windows Server Backup was deleted.
evtx::Record backup_catalogue_deleted();
/// Volsnap 33: Windows itself removes the oldest shadow copy to stay below the limit. Ordinary life.
evtx::Record oldest_shadow_copy_removed(std::uint32_t number, std::string_view volume);
/// VSS 8224: the service goes to rest. Ordinary life.
evtx::Record shadow_copy_service_idle();

}  // namespace beffroi::drill::vocabulary
