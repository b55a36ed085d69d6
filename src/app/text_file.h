// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"

namespace beffroi::app {

/// A text that a person wrote: a file, or standard input for "-". Valid UTF-8, or the code page of older Windows programs, without a
/// byte order mark. Errors: notice.unreadable {path}, notice.too_long {limit}.
base::Result<std::string> read_text(const std::string& path);

}  // namespace beffroi::app
