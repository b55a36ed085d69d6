// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "engine/documents.h"
#include "engine/situation.h"

namespace beffroi::app::first_hour {

/// What `start` says at its end, in at most 24 lines of 80 columns but for paths: where the sheets lie, the first acts, the next
/// deadline, the first calls.
std::string summary(const engine::Situation& situation, const engine::Refreshed& refreshed, const std::string& case_directory,
                    const base::Catalogue& words);

/// The same and all answers as JSON.
std::string summary_json(const engine::Situation& situation, const engine::Refreshed& refreshed,
                         const std::string& case_directory, const base::Catalogue& words);

}  // namespace beffroi::app::first_hour
