// SPDX-License-Identifier: EUPL-1.2
// Reading of our own catalogues: the first thing that is wrong ends it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/yaml/node.h"
#include "town/localised.h"

namespace beffroi::town::file {

using base::yaml::Node;

std::unexpected<base::Error> invalid(const Node& node, std::string_view path, std::string why);

/// A member that must be a mapping of fr and en, both with a text.
base::Result<Localised> localised(const Node& parent, std::string_view key, std::string_view path);
base::Result<Localised> localised(const Node& node, std::string_view path);
/// A member that must have a text.
base::Result<std::string> needed(const Node& parent, std::string_view key, std::string_view path);
/// A member that must be a list; absent is an error too.
base::Result<const Node*> list(const Node& parent, std::string_view key, std::string_view path);
std::vector<std::string> texts(const Node* list);
base::Result<base::Date> date(const Node& parent, std::string_view key, std::string_view path);
base::Result<std::int64_t> number(const Node& parent, std::string_view key, std::string_view path);
/// Every member of a mapping is one of those named.
base::Result<> only(const Node& node, std::initializer_list<std::string_view> keys, std::string_view path);

}  // namespace beffroi::town::file
