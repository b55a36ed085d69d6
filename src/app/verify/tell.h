// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/verify/check.h"

namespace beffroi::app::verify {

/// One line a fault and the sum, on standard output; of what can be hundreds (sources, findings) the first few and how many more, all of
/// them where the context is verbose.
void tell(const Checked& checked, const Request& request, const Context& context);

}  // namespace beffroi::app::verify
