// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/messages.h"
#include "town/directory.h"
#include "town/gaps.h"
#include "town/read.h"

namespace beffroi::app {

/// What `town check` tells of a file.
struct TownCheck {
  const town::Reading& reading;
  std::vector<town::Gap> gaps;
  std::optional<town::Place> place;  ///< by the INSEE code, where there is one
};

/// `today` tells how old the last trial of a back-up is. The reading must outlive the result.
TownCheck check_town(const town::Reading& reading, const base::Date& today, base::Language language);

/// For a terminal: what is missing by when it will be missed, and whom the town would call.
std::string to_text(const TownCheck& checked, const base::Catalogue& words);

/// {usable, problems[{id, line, column, what, remedy}], gaps[{id, when, what, why}], csirt{name, phone, site, mail}|null}
std::string to_json(const TownCheck& checked, const base::Catalogue& words);

}  // namespace beffroi::app
