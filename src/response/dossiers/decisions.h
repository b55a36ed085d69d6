// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/body_names.h"
#include "response/deadline.h"
#include "town/town.h"

namespace beffroi::response::dossiers {

/// Something that may have to be signed or decided tonight: who may, up to which limit, on which text.
struct NightDecision {
  Wording what, limit;
  HeadedWording who;
  std::vector<town::BodyKind> kinds;  ///< for which bodies it stands; empty: for all
  Basis basis;
  bool never = false;  ///< nobody should: no room for a signature
};

/// data/catalogue/decisions_tonight.yaml and its like. Errors: yaml.*, response.catalogue.
base::Result<std::vector<NightDecision>> parse_decisions(std::string_view yaml, std::string_view path);
base::Result<std::vector<NightDecision>> decisions();
/// Those of one kind of body.
base::Result<std::vector<NightDecision>> decisions_of(town::BodyKind body);

}  // namespace beffroi::response::dossiers
