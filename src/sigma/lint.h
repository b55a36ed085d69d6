// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/argument.h"

namespace beffroi::sigma {

/// What a rule can be evaluated with and its author will probably want to mend: message `lint.<id>` with the arguments.
struct Advice {
  std::uint32_t line = 0;
  std::string id;
  base::Arguments arguments;

  friend bool operator==(const Advice&, const Advice&) = default;
};

/// Looks over every rule of a text, in the order of its lines within each rule: what no condition speaks of, values written twice or with
/// wildcards that say nothing, log sources that look misspelt, and a head that the specification asks for (identifier, status, level, dates,
/// tags, author). What is refused is not looked over: parse_rules() says why. `log_sources` are the names that are known (LogSources::names()).
std::vector<Advice> lint(std::string_view text, std::string_view path, const std::set<std::string>& log_sources);

}  // namespace beffroi::sigma
