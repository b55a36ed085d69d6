// SPDX-License-Identifier: EUPL-1.2
#include "town/file/catalogue_node.h"

#include <fmt/format.h>

#include <algorithm>

#include "town/value.h"

namespace beffroi::town::file {

std::unexpected<base::Error> invalid(const Node& node, std::string_view path, std::string why) {
  return base::fail("town.catalogue_invalid", {{"reason", std::move(why)}}, {std::string(path), node.line, {}, node.column});
}

base::Result<Localised> localised(const Node& node, std::string_view path) {
  Localised text{std::string(node.text("fr")), std::string(node.text("en"))};
  if (text.french.empty() || text.english.empty()) return invalid(node, path, "fr and en are needed");
  return text;
}

base::Result<Localised> localised(const Node& parent, std::string_view key, std::string_view path) {
  const Node* node = parent.find(key);
  if (!node) return invalid(parent, path, fmt::format("'{}' is missing", key));
  return localised(*node, path);
}

base::Result<std::string> needed(const Node& parent, std::string_view key, std::string_view path) {
  const std::string_view text = parent.text(key);
  if (text.empty()) return invalid(parent, path, fmt::format("'{}' is missing", key));
  return std::string(text);
}

base::Result<const Node*> list(const Node& parent, std::string_view key, std::string_view path) {
  const Node* node = parent.find(key);
  if (!node || node->kind != base::yaml::Kind::sequence) return invalid(parent, path, fmt::format("'{}' is no list", key));
  return node;
}

std::vector<std::string> texts(const Node* list) {
  std::vector<std::string> texts;
  if (!list) return texts;
  for (const Node& element : list->elements) texts.push_back(element.scalar);
  return texts;
}

base::Result<base::Date> date(const Node& parent, std::string_view key, std::string_view path) {
  const auto read = base::parse_date(parent.text(key));
  if (!read) return invalid(parent, path, fmt::format("'{}' is no date", key));
  return *read;
}

base::Result<std::int64_t> number(const Node& parent, std::string_view key, std::string_view path) {
  const auto count = parse_count(parent.text(key));
  if (!count || count->low != count->high) return invalid(parent, path, fmt::format("'{}' is no number", key));
  return count->low;
}

base::Result<> only(const Node& node, std::initializer_list<std::string_view> keys, std::string_view path) {
  for (const auto& [key, value] : node.members) {
    if (std::ranges::find(keys, key.scalar) == keys.end())
      return invalid(key, path, fmt::format("'{}' is no key here", key.scalar));
  }
  return {};
}

}  // namespace beffroi::town::file
