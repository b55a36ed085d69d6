// SPDX-License-Identifier: EUPL-1.2
#include "sigma/collection.h"

#include <algorithm>
#include <string_view>

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

/// `over` wins; mappings are merged member by member.
Node merged(const Node& under, const Node& over) {
  if (under.kind != Kind::mapping || over.kind != Kind::mapping) return over;
  Node result = over;
  for (const auto& [key, value] : under.members) {
    const auto same = std::ranges::find_if(result.members, [&](const auto& m) { return m.first.scalar == key.scalar; });
    if (same == result.members.end()) {
      result.members.emplace_back(key, value);
    } else {
      same->second = merged(value, same->second);
    }
  }
  return result;
}

Node without_action(Node document) {
  std::erase_if(document.members, [](const auto& member) { return member.first.scalar == "action"; });
  return document;
}

}  // namespace

std::vector<Node> join_collection(std::vector<Node> documents) {
  std::vector<Node> rules;
  Node global;
  Node previous;
  for (Node& document : documents) {
    if (document.is_null()) continue;  // an empty document between two ---
    const std::string_view action = document.text("action");
    if (action == "global") {
      global = merged(global, without_action(std::move(document)));
      continue;
    }
    if (action == "reset") {
      global = Node();
      continue;
    }
    const Node& under = action == "repeat" ? previous : global;
    previous = under.kind == Kind::mapping ? merged(under, without_action(std::move(document))) : std::move(document);
    rules.push_back(previous);
  }
  return rules;
}

}  // namespace beffroi::sigma
