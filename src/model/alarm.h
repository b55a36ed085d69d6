// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "model/citation.h"

namespace beffroi::model {

/// A rule of high or critical level that matched.
struct Alarm {
  std::string rule_title;
  Citation first;
};

}  // namespace beffroi::model
