// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "report/public/public.h"
#include "response/entry.h"

namespace beffroi::engine {

/// The texts that stand, or stood, on the page of residents, with what was corrected in them: the last one first.
std::vector<report::public_page::PublishedText> published_texts(response::Entries entries);

}  // namespace beffroi::engine
