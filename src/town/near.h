// SPDX-License-Identifier: EUPL-1.2
// Names that somebody may have meant: a person at night types what a thing is called at home, with a letter too many.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::town {

/// The words of a name that are long enough to mean something, as identifier_of() writes them: "La mairie annexe" → mairie, annexe.
std::vector<std::string> words_in_name(std::string_view name);

/// Whether a word, as identifier_of() writes it, begins one of these or is one of them with one letter more, less, other, or two that
/// changed places.
bool is_near_word(std::string_view word, std::span<const std::string> words);

/// A thing: what a person types for it, and all that it is called; the first name is the one that is shown.
struct Called {
  std::string typed;
  std::vector<std::string> names;
};

inline constexpr std::size_t kMostNear = 6;  ///< more are no help

/// What to type for the things that somebody who typed `asked` may have meant, in the order of `things`: those that are called by all of
/// its words; where there are none, those that have words near all of them; where there are none either, those almost called so. At most
/// kMostNear, each once.
std::vector<std::string> near_names(std::string_view asked, std::span<const Called> things);

/// The same as a person reads it: "canteen (Restauration scolaire), schools (Écoles)". Empty where there are none.
std::string near_text(std::string_view asked, std::span<const Called> things);

}  // namespace beffroi::town
