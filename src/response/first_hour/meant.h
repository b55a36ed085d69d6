// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "response/first_hour/questions.h"

namespace beffroi::response::first_hour {

/// The options that somebody may have meant whose words are nearly theirs: « un message de rancon et fichiers bizares ». To be confirmed by
/// that person. Nothing where a word is left over that belongs to no option (« j’ai débranché la box » speaks of no copy), where a part
/// may mean two of them, or where one answer is asked for and several may be meant.
std::vector<const Option*> options_meant(const Question& question, std::string_view typed);

}  // namespace beffroi::response::first_hour
