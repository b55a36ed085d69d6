// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace beffroi::base {

/// Says where our own reasoning was wrong and ends the program. Evidence can never get here: fuzzers prove it.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace beffroi::base

/// On in release as well: a wrong verdict is worse than none.
#define BEFFROI_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::beffroi::base::assertion_failed(#condition, __FILE__, __LINE__))
