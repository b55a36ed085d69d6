// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/language.h"

#include <algorithm>

#include "response/claims/catalogue.h"

namespace beffroi::response::claims {

std::optional<base::Language> language_of(const std::vector<Word>& words) {
  const Lexicon& lexicon = catalogue().lexicon;
  const auto count = [&words](const std::vector<std::string>& small) {
    return std::ranges::count_if(words,
                                 [&small](const Word& word) { return std::ranges::find(small, word.text) != small.end(); });
  };
  const auto french = count(lexicon.french), english = count(lexicon.english);
  if (french == english) return std::nullopt;
  return french > english ? base::Language::french : base::Language::english;
}

std::optional<base::Language> language_of(std::string_view text) {
  return language_of(words_of(text.substr(0, kMaxTextBytes)));
}

}  // namespace beffroi::response::claims
