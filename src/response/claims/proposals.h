// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/claims/catalogue.h"
#include "response/claims/known.h"

namespace beffroi::response::claims {

/// What can be said instead of a claim, with what the case knows filled in, in both languages. `contradicted`: the case says the contrary;
/// then and only then the other wording of the kind is meant. Empty where the kind has none.
Wording proposal_of(const Kind& kind, bool contradicted, const Known& known);

}  // namespace beffroi::response::claims
