// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/restart/restart.h"

namespace beffroi::report::restart {

// Sentences that page, list and terminal share. What people wrote within them is hostile.

/// What a person types for it: "contained", "annuaire".
const std::string& typed_name(const response::restart::Step& step);
/// A sentence for each machine of a system that is not released: to be ticked.
std::vector<std::string> machine_words(const response::restart::Step& step, const base::Catalogue& words);
/// open | ready | waits | done | skipped
std::string_view state_of(const response::restart::Step& step);
/// "à commencer", "attend : annuaire, 3 autres", "fait par Léa"
std::string state_words(const response::restart::Step& step, const response::restart::Plan& plan, const base::Catalogue& words);
/// "Début : jour 2 ; fin : jour 3 à 6.": days of work from today, which is day 1.
std::string when_words(const response::restart::Step& step, const response::restart::Plan& plan, const base::Catalogue& words);
/// What is known of the copy to restore from; empty where nothing has to be restored.
std::vector<std::string> restore_words(const response::restart::Step& step, const response::restart::Plan& plan,
                                       const base::Catalogue& words);
/// What to key in and to count before the services reopen.
std::vector<std::string> paper_words(const response::restart::Step& step, const base::Catalogue& words);
/// What stands before everything else: steps that somebody decided to skip, those of the directory first, and systems that are no longer
/// done.
std::vector<std::string> foremost(const response::restart::Plan& plan, const base::Catalogue& words);
/// What a person has to decide or to know before the plan: rings, changes since it was adopted, what is missing.
std::vector<std::string> warnings(const response::restart::Plan& plan, const base::Catalogue& words);
/// Estimate of the whole, with the people there are.
std::string total_words(const response::restart::Plan& plan, const base::Catalogue& words);
/// Everything that is to be said under a step.
std::vector<std::string> details(const response::restart::Step& step, const response::restart::Plan& plan,
                                 const base::Catalogue& words);
std::string stage_title(std::string_view stage, const base::Catalogue& words);

}  // namespace beffroi::report::restart
