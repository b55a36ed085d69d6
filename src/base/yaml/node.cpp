// SPDX-License-Identifier: EUPL-1.2
#include "base/yaml/node.h"

#include <algorithm>

namespace beffroi::base::yaml {

const Node* Node::find(std::string_view key) const {
  const auto found = std::ranges::find_if(members, [key](const auto& member) { return member.first.scalar == key; });
  return found == members.end() ? nullptr : &found->second;
}

std::string_view Node::text(std::string_view key, std::string_view otherwise) const {
  const Node* node = find(key);
  return node && node->kind == Kind::scalar ? std::string_view(node->scalar) : otherwise;
}

bool Node::is_null() const {
  if (kind == Kind::null) return true;
  if (kind != Kind::scalar || quoted) return false;
  return scalar.empty() || scalar == "~" || scalar == "null" || scalar == "Null" || scalar == "NULL";
}

}  // namespace beffroi::base::yaml
