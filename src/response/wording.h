// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

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
/// The sentences of the list `key`, each in both languages; none where the list is missing.
base::Result<std::vector<Wording>> read_wordings(const base::yaml::Node& node, std::string_view key, std::string_view path);

/// Refuses a member of a mapping that is none of `keys`.
base::Result<> check_keys(const base::yaml::Node& node, std::initializer_list<std::string_view> keys, std::string_view path);

}  // namespace beffroi::response
