// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/yaml/node.h"

namespace beffroi::sigma {

/// The rules of a collection as if each were written out in full. `action: global` lays its members under every later
/// document, `action: reset` forgets them, `action: repeat` lays the document over the one before it.
std::vector<base::yaml::Node> join_collection(std::vector<base::yaml::Node> documents);

}  // namespace beffroi::sigma
