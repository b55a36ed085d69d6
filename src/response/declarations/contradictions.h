// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/declarations/declarations.h"

namespace beffroi::response {

/// Two declarations that stand and cannot both be so, the earlier one first.
struct Contradiction {
  Statement first, second;
};

/// A yes and a no to the same question about the same legal person, and what the catalogue of events says to be doubtful beside another.
/// A first answer that a declaration contradicts has given way to it; a no that a later document confirms has weighed what it denies. The
/// last two of each pair of events alone; in the order of the catalogue.
std::vector<Contradiction> contradictions_in(Entries entries);

/// What it is called, its state, what was said beside it.
std::string words_of(const Statement& said, const base::Catalogue& words);

/// Both, with who said them and when.
std::string text_of(const Contradiction& contradiction, const base::Catalogue& words);

}  // namespace beffroi::response
