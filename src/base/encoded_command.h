// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace beffroi::base {

/// The text that a command line carries in base64, where a reader of the line cannot see it: behind PowerShell's -EncodedCommand, in any
/// of the short forms that it takes (UTF-16LE), or within FromBase64String (UTF-8 or UTF-16LE). The first one that decodes to text, valid
/// UTF-8 with its own line ends, at most `most` bytes of it and then "…". Empty where there is none: other bytes, compressed ones among
/// them, are no text. The line itself may have been cut within the base64.
std::string hidden_text(std::string_view command, std::size_t most);

}  // namespace beffroi::base
