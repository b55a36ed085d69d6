// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "casefile/handed_folder.h"
#include "casefile/ledger.h"
#include "casefile/verify.h"

namespace beffroi::app::verify {

// Words of the JSON contract, and last parts of message ids.

/// intact | altered | absent
std::string_view word_of(casefile::SourceState state);
/// same | altered | absent
std::string_view word_of(casefile::HeadState state);
/// intact | altered | absent | unreadable | elsewhere | unlisted
std::string_view word_of(casefile::HandedState state);

}  // namespace beffroi::app::verify
