// SPDX-License-Identifier: EUPL-1.2
#include "response/wording.h"

#include <fmt/format.h>

#include <algorithm>

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

base::Result<std::vector<Wording>> read_wordings(const base::yaml::Node& node, std::string_view key, std::string_view path) {
  std::vector<Wording> all;
  const base::yaml::Node* list = node.find(key);
  if (!list) return all;
  for (const base::yaml::Node& element : list->elements) {
    Wording one{std::string(element.text("fr")), std::string(element.text("en"))};
    if (one.fr.empty() || one.en.empty()) return invalid_catalogue(element, path, "fr and en are needed");
    all.push_back(std::move(one));
  }
  return all;
}

base::Result<> check_keys(const base::yaml::Node& node, std::initializer_list<std::string_view> keys, std::string_view path) {
  for (const auto& [key, value] : node.members) {
    if (std::ranges::find(keys, key.scalar) == keys.end())
      return invalid_catalogue(key, path, fmt::format("'{}' is not known here", key.scalar));
  }
  return {};
}

}  // namespace beffroi::response
