// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/verify/check.h"

namespace beffroi::app::verify {

/// All that was checked, nothing left out: `passed`, `sources`, `lost` (what findings rest on and is not there), `ledger`, `custody`,
/// `files`, `kept`, `parts`, `structure`, `erased`, `heads`, `head`.
std::string to_json(const Checked& checked);

}  // namespace beffroi::app::verify
