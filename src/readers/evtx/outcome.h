// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>

namespace beffroi::readers::evtx {

/// How far the binary XML of a record could be read. What came before the trouble is kept.
enum class Outcome : std::uint8_t {
  complete,
  damaged,
  too_large,  ///< the record makes more of itself than any real one (budget.h): stop
};

inline Outcome worse(Outcome a, Outcome b) { return std::max(a, b); }

}  // namespace beffroi::readers::evtx
