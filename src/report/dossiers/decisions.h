// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/dossiers/decisions.h"
#include "town/town.h"

namespace beffroi::report::dossiers {

struct DecidedBy {
  std::string place;
  base::Timestamp now;
  bool exercise = false;
  const town::LegalPerson* body = nullptr;  ///< who signs for it; null where the town's file says nothing
  town::BodyKind kind = town::BodyKind::unknown;
};

/// « Ce que je peux signer cette nuit » on A4, with room for what was signed (report::paper).
std::string decision_sheet(const std::vector<response::dossiers::NightDecision>& all, const DecidedBy& of,
                           const base::Catalogue& words);

}  // namespace beffroi::report::dossiers
