// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace beffroi::base {

/// The absolute path of a program that the folders of PATH hold and that may be run; nothing where there is none. Relative folders are
/// passed over: they would run whatever lies beside the evidence.
std::optional<std::string> program_on_path(std::string_view name);

}  // namespace beffroi::base
