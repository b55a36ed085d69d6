// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

namespace beffroi::base {

/// 16 bytes that nobody can guess, as 32 digits in lower case; nothing where the machine has no randomness to give.
std::optional<std::string> random_hex();

}  // namespace beffroi::base
