// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json/reader.h"
#include "indicators/gathering.h"

namespace beffroi::indicators::misp {

/// Whether a document is an event of MISP, several, or an answer of its search for events or attributes.
bool is_export(const base::json::Value& root);

/// Adds the attributes of MISP's own JSON (https://www.misp-project.org/datamodels/), those within its objects too: together, as far as one
/// object holds them. What is not to_ids, or deleted, is left aside; proposals (ShadowAttribute) and what relates events are passed over.
void read_export(const base::json::Value& root, Gathering& gathering);

}  // namespace beffroi::indicators::misp
