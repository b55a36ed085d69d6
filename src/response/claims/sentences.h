// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::response::claims {

/// One word of a sentence, made comparable: folded, without accents; "l'eau" is two words, "17h30", "17:30" and "16,5" are one, and
/// "@" is one.
struct Word {
  std::string text;
  bool after_break = false;  ///< a comma, a bracket, a dash or the like stands before it
};

/// A sentence of a text, as it was written and as it is compared.
struct Sentence {
  std::string text;  ///< without the blanks around it; hostile
  std::vector<Word> words;
  bool asks = false;  ///< ends with a question mark
};

inline constexpr std::size_t kMaxTextBytes = 64U << 10;  ///< of a text that is checked
inline constexpr std::size_t kMaxWords = 400;  ///< of one sentence; a longer one is cut and its words go on in a next one

/// The sentences of a text of at most kMaxTextBytes, French or English. A line end ends none, since a claim may be wrapped; an empty line and a bullet do. Where it
/// is doubtful whether a sentence ends, it goes on: a claim is then seen once too often rather than never. Invisible letters within
/// words are taken out before comparing.
std::vector<Sentence> sentences_of(std::string_view text);

/// The words of one sentence.
std::vector<Word> words_of(std::string_view sentence);

}  // namespace beffroi::response::claims
