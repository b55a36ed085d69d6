// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace beffroi::base {

/// RFC 4648, section 4, with padding and without line ends.
std::string base64(Bytes bytes);

/// Whether a sign is one of base64, the padding among them.
bool is_base64(char sign);

/// The bytes that a text of the evidence stands for, up to its first sign that is none of base64 or is the padding. What is missing of
/// a last group that was cut is left out.
std::string from_base64(std::string_view text);

}  // namespace beffroi::base
