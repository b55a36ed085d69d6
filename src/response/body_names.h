// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/messages.h"
#include "town/town.h"

namespace beffroi::response {

/// How residents call the body that speaks, as arguments of sentences: body « la mairie », « le Département »; of_body « de la mairie », « du
/// Département »; at_body « à la mairie », « à l’hôtel du département »; town_hall (yes or no). An unknown kind speaks as a commune does.
base::Arguments names_of(town::BodyKind body, const base::Catalogue& words);

/// True of a commune, and where nobody said what it is.
bool is_town_hall(town::BodyKind body);

/// True of a body that a president heads; a mayor heads a commune, and perhaps one whose kind nobody said.
bool has_president(town::BodyKind body);

}  // namespace beffroi::response
