// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace beffroi::base {

struct Resource {
  std::string_view
      name;  ///< path as in the source tree: "data/…", "rules/…", "src/….js"; catalogues as "messages/fr/<folder>.yaml"
  std::string_view bytes;
};

/// The embedded file called `name`, if the program carries it.
std::optional<std::string_view> resource(std::string_view name);

/// All embedded files whose name starts with `prefix`, in the order of their names.
std::vector<Resource> resources_below(std::string_view prefix);

/// Generated at build time (cmake/BeffroiResources.cmake).
std::map<std::string_view, std::string_view> embedded_resources();

}  // namespace beffroi::base
