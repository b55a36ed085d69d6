// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "sigma/correlation/correlator.h"
#include "sigma/plan.h"

namespace beffroi::app {

/// Why a rule is not evaluated, as a sentence.
std::string reason_text(const sigma::NotEvaluated& rule, const base::Catalogue& words);

/// "path  title: reason", safe for a terminal.
std::string not_evaluated_line(const sigma::NotEvaluated& rule, const base::Catalogue& words);

/// What a correlation had to leave out, safe for a terminal.
std::string correlation_losses_line(const sigma::Rule& head, const sigma::CorrelationLosses& losses,
                                    const base::Catalogue& words);

/// Whether it left out anything, or because of a limit of this program.
bool lost_something(const sigma::CorrelationLosses& losses, bool to_limits_only);

/// Which fields a rule would need that the events of a source never have, safe for a terminal.
std::string out_of_reach_line(const sigma::OutOfReach& part, const sigma::Plan& plan, const base::Catalogue& words);

}  // namespace beffroi::app
