// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "indicators/gathering.h"
#include "indicators/stix/pattern.h"

namespace beffroi::indicators::stix {

/// What a property of a cyber-observable object is to a search.
struct Property {
  std::string_view kind_word;  ///< of recognise(); empty: told from the value
  bool folder = false;
};

/// Nothing where it is of no kind that is looked for. Both names folded: "file", "hashes.sha-256".
std::optional<Property> property_of(std::string_view object, std::string_view path);

/// Adds what any part of a pattern asks for; what must hold together is added together.
void add_terms(Gathering& gathering, const Place& place, const Term& term, const Said& said);

}  // namespace beffroi::indicators::stix
