// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "drill/writers/evtx/record.h"

namespace beffroi::drill::vocabulary {

/// The mark that lies in every file of a drill, so that it can never be taken for real.
writers::evtx::Record exercise_mark(std::string_view scenario, std::uint64_t seed);

}  // namespace beffroi::drill::vocabulary
