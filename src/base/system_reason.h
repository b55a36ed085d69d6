// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace beffroi::base {

/// Why the system refused, from its errno, as an argument of an error: the name of a message `system.<NAME>` ("ENOSPC"), which the
/// style `{reason, system}` shows in the reader's language. A code that the catalogue does not know gives the system's own words.
std::string system_reason(int code);

}  // namespace beffroi::base
