// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "drill/vocabulary/removable.h"
#include "drill/world/stage.h"

namespace beffroi::drill::activity {

vocabulary::Stick draw_stick(world::Random& random);

/// Every record that Windows writes when a stick is put in, as far as this town's machines record it; then when it goes.
void plug_in(world::Stage& stage, const world::Host& host, const vocabulary::Stick& stick, base::Timestamp time);
void pull_out(world::Stage& stage, const world::Host& host, const vocabulary::Stick& stick, base::Timestamp time);

}  // namespace beffroi::drill::activity
