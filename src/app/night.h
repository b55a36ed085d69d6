// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/command.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/documents.h"

namespace beffroi::app {

/// The end of every command of the night: writes tableau.html and imprimer/ anew and says, one line each on standard error, which
/// promises are overdue.
base::Result<engine::Refreshed> finish_night(const Context& context, casefile::Case& store,
                                             engine::Pdf pdf = engine::Pdf::where_possible);

/// The same after a command that is not only of the night: nothing where the case has no first hour.
base::Result<> finish_if_night(const Context& context, casefile::Case& store);

}  // namespace beffroi::app
