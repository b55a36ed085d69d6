// SPDX-License-Identifier: EUPL-1.2
#include "response/wording.h"

#include <fmt/format.h>

namespace beffroi::response {

std::unexpected<base::Error> invalid_catalogue(const base::yaml::Node& node, std::string_view path, std::string reason) {
  return base::fail("response.catalogue", {{"reason", std::move(reason)}}, {std::string(path), node.line, {}});
}

base::Result<Wording> read_wording(const base::yaml::Node& node, std::string_view key, std::string_view path) {
  const base::yaml::Node* member = node.find(key);
  Wording wording;
  if (member) wording = {std::string(member->text("fr")), std::string(member->text("en"))};
  if (wording.fr.empty() || wording.en.empty())
    return invalid_catalogue(member ? *member : node, path, fmt::format("'{}' needs fr and en", key));
  return wording;
}

base::Result<Wording> read_optional_wording(const base::yaml::Node& node, std::string_view key, std::string_view path) {
  if (!node.find(key)) return Wording{};
  return read_wording(node, key, path);
}

}  // namespace beffroi::response
