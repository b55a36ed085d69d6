// SPDX-License-Identifier: EUPL-1.2
#include "response/board.h"

#include <algorithm>

namespace beffroi::response {

std::vector<Promise> Board::broken_promises() const {
  std::vector<Promise> broken;
  std::ranges::copy_if(promises, std::back_inserter(broken), [this](const Promise& one) { return one.is_overdue(now); });
  return broken;
}

}  // namespace beffroi::response
