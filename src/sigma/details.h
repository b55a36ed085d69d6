// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/event.h"
#include "sigma/resolve.h"

namespace beffroi::sigma {

/// Native names and canonical texts.
using Details = std::vector<std::pair<std::string, std::string>>;

using SpellingsOf = std::function<const std::vector<std::string>&(model::Symbol name)>;

inline constexpr std::size_t kMaxDetails = 32;
inline constexpr std::size_t kMaxDetailBytes = 1024;  ///< longer texts are cut and end in …

/// Which native fields made a rule match: those of every test that is true and not under a "not", in the order of the record,
/// with their canonical text. Event identifier and provider stand in every detection anyway and are left out. `test_is_true`: of
/// the rule's tests by their index; `spellings_of`: spellings() of a symbol's text.
Details details_of(const Rule& rule, const Target& target, const model::Event& event, const model::Symbols& symbols,
                   const std::function<bool(std::uint32_t test)>& test_is_true, const SpellingsOf& spellings_of);

}  // namespace beffroi::sigma
