// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kDefenderChannel = "Microsoft-Windows-Windows Defender/Operational";

struct Threat {
  std::uint32_t id = 0;
  std::string_view name;  ///< "HackTool:Win32/…"
  std::string_view category;
};

evtx::Record signatures_updated(std::string_view version);  // 2000
evtx::Record scan_finished(std::string_view guid);          // 1001
/// 1116: something was found; 1117: it was put in quarantine.
evtx::Record threat_found(const Threat& threat, std::string_view file, std::string_view user, std::string_view process,
                          std::string_view guid);
evtx::Record threat_removed(const Threat& threat, std::string_view file, std::string_view user, std::string_view process,
                            std::string_view guid);
evtx::Record real_time_protection_disabled();                                                   // 5001
evtx::Record defender_setting_changed(std::string_view old_value, std::string_view new_value);  // 5007

}  // namespace beffroi::drill::vocabulary
