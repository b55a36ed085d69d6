// SPDX-License-Identifier: EUPL-1.2
#include "base/resources.h"

namespace beffroi::base {
namespace {

const std::map<std::string_view, std::string_view>& table() {
  static const auto resources = embedded_resources();
  return resources;
}

}  // namespace

std::optional<std::string_view> resource(std::string_view name) {
  const auto found = table().find(name);
  if (found == table().end()) return std::nullopt;
  return found->second;
}

std::vector<Resource> resources_below(std::string_view prefix) {
  std::vector<Resource> found;
  for (auto at = table().lower_bound(prefix); at != table().end() && at->first.starts_with(prefix); ++at) {
    found.push_back({at->first, at->second});
  }
  return found;
}

}  // namespace beffroi::base
