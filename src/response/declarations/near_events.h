// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"

namespace beffroi::response {

/// The events that somebody who typed one word may have meant: it is, begins, or almost is a part of their name or a word of what they
/// are called ("death", "décès" → death_found). In the order of the catalogue, those with the very word alone where there are any.
std::vector<std::string> events_near(std::string_view word, const base::Catalogue& words);

}  // namespace beffroi::response
