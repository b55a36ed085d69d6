// SPDX-License-Identifier: EUPL-1.2
#include "sigma/strict_reader.h"

#include <algorithm>

namespace beffroi::sigma {

using base::yaml::Kind;
using base::yaml::Node;

std::unexpected<base::Error> StrictReader::fail(const char* id, const Node& at, base::Arguments arguments) const {
  return base::fail(id, std::move(arguments), {path_, at.line, {}, at.column});
}

std::unexpected<base::Error> StrictReader::wrong_form(const Node& at, std::string_view key, std::string_view form) const {
  return fail(errors_.form, at, {{"key", std::string(key)}, {"form", std::string(form)}});
}

base::Result<> StrictReader::check_keys(const Node& mapping, const std::vector<std::string_view>& known) const {
  if (mapping.kind != Kind::mapping) return wrong_form(mapping, "", "mapping");
  for (const auto& [key, value] : mapping.members) {
    if (std::ranges::find(known, key.scalar) == known.end()) return fail(errors_.unknown_key, key, {{"key", key.scalar}});
  }
  return {};
}

}  // namespace beffroi::sigma
