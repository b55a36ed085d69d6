// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "town/town.h"

namespace beffroi::town {

/// A word of town.yaml and what it means. The first word of a meaning is written in an English file, the one marked French (or the
/// first, where both languages share it) in a French one; all are read.
template <class Meaning>
struct Word {
  std::string_view word;
  Meaning meaning;
  bool french = false;
};

/// The words of an enumeration, `unknown` among them where it has one.
std::span<const Word<Answer>> words_of(Answer);
std::span<const Word<BodyKind>> words_of(BodyKind);
std::span<const Word<SiteKind>> words_of(SiteKind);
std::span<const Word<Hosting>> words_of(Hosting);
std::span<const Word<MachineRole>> words_of(MachineRole);
std::span<const Word<AccessKind>> words_of(AccessKind);
std::span<const Word<AccountKind>> words_of(AccountKind);
std::span<const Word<Weekday>> words_of(Weekday);

template <class Meaning>
std::string_view word_of(Meaning meaning, base::Language language = base::Language::english) {
  std::string_view first;
  for (const auto& word : words_of(Meaning{})) {
    if (word.meaning != meaning) continue;
    if (word.french && language == base::Language::french) return word.word;
    if (first.empty()) first = word.word;
  }
  return first;
}

/// Accents, case, blanks and '-' for '_' do not matter.
template <class Meaning>
std::optional<Meaning> meaning_of(std::string_view text);

/// "unknown, town_hall / mairie, annexe": the words that are written, for messages.
template <class Meaning>
std::string listed_words() {
  std::string list;
  const Meaning* last = nullptr;
  for (const auto& word : words_of(Meaning{})) {
    const bool is_first = !last || *last != word.meaning;
    if (!is_first && !word.french) continue;
    last = &word.meaning;
    if (!list.empty()) list += is_first ? ", " : " / ";
    list += word.word;
  }
  return list;
}

/// A file is written with the English words, which are shorter; people are told their own first.
template <>
inline std::string listed_words<Answer>() {
  return "oui / yes, non / no, inconnu / unknown";
}

/// A name as it is compared: without accents, in lower case, everything but letters and digits as one '_'. Makes ids of names:
/// "Hôtel de ville" is "hotel_de_ville".
std::string identifier_of(std::string_view name);

template <class Meaning>
std::optional<Meaning> meaning_of(std::string_view text) {
  const std::string asked = identifier_of(text);
  for (const auto& word : words_of(Meaning{})) {
    if (word.word == asked) return word.meaning;
  }
  return std::nullopt;
}

/// The candidate that `word` was probably meant to be: at most a third of its letters differ. Empty where there is none.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace beffroi::town
