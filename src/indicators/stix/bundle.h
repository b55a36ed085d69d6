// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json/reader.h"
#include "indicators/gathering.h"

namespace beffroi::indicators::stix {

/// Whether a document is a bundle of STIX 2, an answer of a TAXII server, or a list of STIX objects.
bool is_bundle(const base::json::Value& root);

/// Adds what the objects of a bundle give (https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html):
///
///   indicator         its pattern of comparisons; one that is revoked or says "benign" is left aside; valid_until becomes `until`
///   observables       addresses, domains, URLs, e-mail addresses, files, accounts, also within observed-data of version 2.0: at level
///                     medium, since what was observed may be the victim's; folders and kinds that are not looked for are remarked
///   everything else   says of whom and why, and is passed over
void read_bundle(const base::json::Value& root, Gathering& gathering);

}  // namespace beffroi::indicators::stix
