// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/claims/rules.h"

namespace beffroi::response::claims {

/// Rule::promise: whether the return of what the sentence names is promised for the day that it names. Of the services as a whole every one
/// that does not work must be promised for that day; else a person reads it.
Judgement by_promise(const Sentence& sentence, const Known& known);

/// Rule::services: the states of the services that the sentence names; of all where it speaks of them as a whole.
Judgement by_services(const Kind& kind, const Sentence& sentence, const Known& known);

}  // namespace beffroi::response::claims
