// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/assess/questionnaire.h"

namespace beffroi::response::assess {

// The three kinds of file, each added to what was read before it. Errors: yaml.*, response.catalogue {reason}.

/// Levels, whom to ask, who helps, costs and efforts.
base::Result<> read_scale(const DataFile& file, Questionnaire& all);
base::Result<> read_measures(const DataFile& file, Questionnaire& all);
/// One theme with its questions. An id that stands already is refused.
base::Result<> read_theme(const DataFile& file, Questionnaire& all);

}  // namespace beffroi::response::assess
