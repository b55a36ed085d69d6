// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/command.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/documents.h"

namespace beffroi::app {

enum class Pdf : std::uint8_t {
  behind,  ///< made by a process of its own while the person goes on
  none,
};

/// The end of every command of the night: writes tableau.html and imprimer/ anew and says, one line each on standard error, which
/// promises are overdue, and that the case is closed where this command added to it.
base::Result<engine::Refreshed> finish_night(const Context& context, casefile::Case& store, Pdf pdf = Pdf::behind);

/// The same after a command that is not only of the night: nothing where the case has no first hour.
base::Result<> finish_if_night(const Context& context, casefile::Case& store);

}  // namespace beffroi::app
