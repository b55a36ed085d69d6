// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/result.h"
#include "town/town.h"

namespace beffroi::town {

/// What is asked when a town is first described, in order; three minutes at most. Knows no terminal: whoever asks shows the sentence
/// `town.question.<id>` and hands over what was answered.
class Interview {
 public:
  explicit Interview(Town& town) : town_(town) { skip_known(); }

  /// The id of the question to ask now; empty once all were asked.
  std::string_view question() const;
  std::size_t asked() const { return asked_; }

  /// Takes an answer and goes on. Nothing, "?", « je ne sais pas » leave the matter open. An answer that is not understood is an error
  /// (town.not_insee, town.not_number, town.unknown_word, town.control_character, town.too_long), and the question stays.
  base::Result<> answer(std::string_view text);

 private:
  void skip_known();

  Town& town_;
  std::size_t at_ = 0, asked_ = 0;
};

/// Takes the answer to one question, whatever is known already: name, kind, insee, population, insurance … (the ids of Interview).
/// Errors as there.
base::Result<> take_answer(Town& town, std::string_view question, std::string_view text);

/// What a town is given to start with: itself as a legal person, its town hall or head office, and the services that a body of its kind and size
/// usually has, with their names in the language of `words`. Adds only to lists that are empty.
void add_usual(Town& town, const base::Catalogue& words);

}  // namespace beffroi::town
