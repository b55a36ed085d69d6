// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/bytes.h"

namespace beffroi::base {

/// RFC 4648, section 4, with padding and without line ends.
std::string base64(Bytes bytes);

}  // namespace beffroi::base
