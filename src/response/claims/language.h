// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/claims/sentences.h"

namespace beffroi::response::claims {

/// The language that these words are in, told by the small words that only one of both has (`small_words` of
/// data/catalogue/claims/words.yaml); nothing where they tell as much for one as for the other.
std::optional<base::Language> language_of(const std::vector<Word>& words);

/// The same of a whole text, which may be longer than what is checked.
std::optional<base::Language> language_of(std::string_view text);

}  // namespace beffroi::response::claims
