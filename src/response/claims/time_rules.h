// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/claims/rules.h"

namespace beffroi::response::claims {

/// What was done and noted, or declared: nothing is done because a text says so. A day that the sentence names must be that of the deed.
Judgement by_receipt(const Kind& kind, const Sentence& sentence, const Known& known);

/// The hour of the next news is one that was promised. An hour that has passed since the text went out misleads nobody any more.
Judgement by_news(const Sentence& sentence, const Known& known);

/// The sentence speaks of a day after the one on which it was written.
bool speaks_of_a_later_day(const Sentence& sentence, const Known& known);

}  // namespace beffroi::response::claims
