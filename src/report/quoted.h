// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::report {

inline constexpr std::size_t kMostQuoted = 320;   ///< bytes of a command within a sentence
inline constexpr std::size_t kMostDecoded = 200;  ///< bytes of what a command hides

/// A command or script of the evidence as a sentence can hold it, in one line: "…" in the place of what its author wrote for readers
/// (PowerShell's <# … #>), of most of a block of base64, and of what is beyond kMostQuoted. The whole text stands in the cited record.
std::string quotable(std::string_view command);

/// The start of what the command carries in base64 (base/encoded_command.h), in one line and without comments as above; empty where it
/// hides nothing.
std::string decoded_start(std::string_view command);

}  // namespace beffroi::report
