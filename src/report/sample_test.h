// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "report/content.h"

namespace beffroi::report::sample {

/// Every text that comes from evidence passes through this on its way into a sample: as it is, or as a hostile log would have it.
using Disguise = std::function<std::string(std::string_view)>;

inline std::string undisguised(std::string_view text) { return std::string(text); }

/// A whole invented incident in a small town hall: remote desktop left open for a provider, a guessed password, five machines,
/// encryption at night. All names and addresses are made up (documentation ranges).
Content attacked_town(const Disguise& disguise = undisguised);

/// An ordinary week of the same machines: nothing found, one machine not examined.
Content calm_town();

/// The shipped catalogue with the sentences of the samples.
base::Catalogue catalogue(base::Language language);

}  // namespace beffroi::report::sample
