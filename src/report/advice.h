// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "report/content.h"
#include "report/view.h"

namespace beffroi::report {

/// What to do now, step by step: what a question advises, else what holds for this state of the incident and is not said to be done. `length`
/// is "long" (paper) or "short" (one line of a terminal). The sentences take internet_cut (yes or empty), since (a moment or empty), hosts
/// (machines that are hit, by name; empty where none is known).
std::vector<std::vector<base::Piece>> advice_of(const Content& content, const View& view, const base::Catalogue& catalogue,
                                                std::string_view length);

/// What the diagnosis leaves open, a sentence each and each once, what weighs most first.
std::vector<std::string> unknowns_of(const Content& content, const View& view, const base::Catalogue& catalogue);

}  // namespace beffroi::report
