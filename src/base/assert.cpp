// SPDX-License-Identifier: EUPL-1.2
#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace beffroi::base {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "beffroi: defect: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace beffroi::base
