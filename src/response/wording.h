// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/result.h"
#include "base/yaml/node.h"

namespace beffroi::response {

/// A sentence of a data file, in both languages.
struct Wording {
  std::string fr, en;

  const std::string& in(base::Language language) const { return language == base::Language::french ? fr : en; }
  bool empty() const { return fr.empty() && en.empty(); }

  friend bool operator==(const Wording&, const Wording&) = default;
};

/// A data file of ours says something that it may not: response.catalogue {reason}, with path and line.
std::unexpected<base::Error> invalid_catalogue(const base::yaml::Node& node, std::string_view path, std::string reason);

/// The member `key` of a mapping, {fr: …, en: …}: both languages or response.catalogue.
base::Result<Wording> read_wording(const base::yaml::Node& node, std::string_view key, std::string_view path);
/// The same where it may be missing: then empty.
base::Result<Wording> read_optional_wording(const base::yaml::Node& node, std::string_view key, std::string_view path);

}  // namespace beffroi::response
