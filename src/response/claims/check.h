// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/claims/rules.h"

namespace beffroi::response::claims {

/// How a sentence speaks of the matter of a kind.
enum class Way : std::uint8_t {
  says,     ///< makes the claim
  opposes,  ///< says the contrary: "data were stolen"
  ignores,  ///< says that nobody knows
  touches,  ///< speaks of it in other words
};
std::string_view name_of(Way way);

/// One claim found in a sentence.
struct Claim {
  const Kind* kind = nullptr;  ///< of the catalogue
  Way way = Way::says;
  Answer answer = Answer::no_claim;
  std::vector<Because> because;
  Wording proposal = {};  ///< what can be said instead, and passes this very check; may be empty

  /// What the sentence says, or what it is about.
  const Wording& title() const;
};

/// What is to be said of one sentence.
struct Checked {
  std::string sentence;              ///< as written; hostile
  Answer answer = Answer::no_claim;  ///< the gravest of its claims
  std::vector<Claim> claims;
  std::optional<base::Language> language = {};  ///< of the sentence, or of the text where the sentence does not show it
};

/// Every sentence of a text held against what the case knows, in their order. Deterministic; `known` need not outlive the call.
std::vector<Checked> check(std::string_view text, const Known& known);

/// What may be published: nothing contradicted or not carried, and what is unclear only where somebody read it.
bool passes(const std::vector<Checked>& checked, bool somebody_read_it);

}  // namespace beffroi::response::claims
