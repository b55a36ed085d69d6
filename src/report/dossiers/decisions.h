// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/dossiers/decisions.h"

namespace beffroi::report::dossiers {

/// « Ce que je peux signer cette nuit » on A4, with room for what was signed (report::paper).
std::string decision_sheet(const std::vector<response::dossiers::NightDecision>& all, const std::string& place,
                           base::Timestamp now, bool exercise, const base::Catalogue& words);

}  // namespace beffroi::report::dossiers
