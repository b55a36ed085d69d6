// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/board.h"
#include "town/directory.h"
#include "town/town.h"

namespace beffroi::response {

/// The code of the department that an answer like « Isbergues (62) », « 62330 » or « 2A » names; empty where it names none that the
/// directory knows. Of several, the first in brackets counts, else the last one: the number of the department stands after the
/// town.
std::string department_in(std::string_view answer, const town::Directory& directory);

/// Whom to call at `now`, in order: who helps with computers, the police, who decides in the town, its provider and its insurer. Contacts
/// of the town file are named where it has them; where not, a blank is left. `town` may be null.
std::vector<Call> calls_of(const town::Directory& directory, std::string_view department, const town::Town* town,
                           base::Timestamp now, const base::Catalogue& words);

}  // namespace beffroi::response
