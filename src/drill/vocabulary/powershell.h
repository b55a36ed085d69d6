// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/vocabulary/security.h"

namespace beffroi::drill::vocabulary {

inline constexpr std::string_view kPowerShellChannel = "Microsoft-Windows-PowerShell/Operational";
inline constexpr std::string_view kClassicPowerShellChannel = "Windows PowerShell";

/// 400 (`Available`) and 403 (`Stopped`) of the old log; `command_line` is that of the process.
evtx::Record engine_state(std::string_view state, std::string_view previous, std::string_view command_line,
                          std::string_view guid);
/// 600: a provider such as the registry starts with the engine.
evtx::Record engine_provider_started(std::string_view name, std::string_view command_line, std::string_view guid);
/// 4104: the text of a script block; a warning (level 3) where Windows finds it suspicious.
evtx::Record script_block(std::string_view user_sid, std::string_view text, std::string_view guid, bool suspicious);

}  // namespace beffroi::drill::vocabulary
