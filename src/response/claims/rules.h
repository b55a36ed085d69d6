// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/argument.h"
#include "response/claims/catalogue.h"
#include "response/claims/known.h"
#include "response/claims/sentences.h"

namespace beffroi::response::claims {

/// What is to be said of a claim or a sentence; the gravest last.
enum class Answer : std::uint8_t {
  no_claim,      ///< says nothing of the closed list
  carried,       ///< the case proves it
  unclear,       ///< a person must read it
  not_carried,   ///< nothing proves it, nothing contradicts it
  contradicted,  ///< the case says the contrary
};
std::string_view name_of(Answer answer);

/// Why: a message claims.because.<id>, and what it rests on.
struct Because {
  std::string id;
  base::Arguments arguments;
  std::string finding;      ///< of the diagnosis; may be empty
  std::uint64_t entry = 0;  ///< of the journal; may be 0

  friend bool operator==(const Because&, const Because&) = default;
};

struct Judgement {
  Answer answer = Answer::not_carried;
  std::vector<Because> because;
};

/// What speaks against a sentence about all that may happen to data, beside what its kind asks.
std::vector<Because> against_wide(const Wide& wide, const Known& known);

/// Whether the case carries what `sentence` claims. `opposed`: it claims the contrary of the kind.
Judgement judge(const Kind& kind, const Sentence& sentence, bool opposed, const Known& known);

/// Whether people can say that the question of a kind of Rule::state is open: not where the diagnosis or a person answered it.
Judgement judge_ignorance(const Kind& kind, const Known& known);

}  // namespace beffroi::response::claims
