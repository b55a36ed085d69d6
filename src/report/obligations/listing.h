// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/json/writer.h"
#include "base/messages.h"
#include "response/deadline.h"

namespace beffroi::report::obligations {

/// For a terminal: by urgency, each with its hour, its name to tick it off, why, what is missing, on which text it rests. Those that nothing
/// started and those of rules that are switched off are only named at the end, unless `all`.
std::string listing(const std::vector<response::Deadline>& deadlines, bool all, const base::Catalogue& words);

/// The list of the contract of the command line (docs: DESIGN, section 6), with what else is known. Dues are UTC; `local_due` is RFC 3339
/// on the clock of `words`.
std::string to_json(const std::vector<response::Deadline>& deadlines, const base::Catalogue& words);
void write_deadline(base::json::Writer& json, const response::Deadline& deadline, const base::Catalogue& words);

/// What a list, a menu or a sheet says of when: « avant mercredi 25 novembre 2026 à 23 h 40 », « sans délai », « fait ».
std::string when_of(const response::Deadline& deadline, const base::Catalogue& words);

/// Why it runs, how to reach whom it is owed to, on which text it rests, each as one line; empty where there is nothing to say.
std::string why_of(const response::Deadline& deadline, const base::Catalogue& words);
std::string reach_of(const response::Deadline& deadline, const base::Catalogue& words);
std::string basis_of(const response::Deadline& deadline, const base::Catalogue& words);
std::string basis_words(const response::Basis& basis, const base::Catalogue& words);

}  // namespace beffroi::report::obligations
