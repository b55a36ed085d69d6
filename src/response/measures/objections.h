// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/disputes/disputes.h"
#include "response/measures/proposals.h"

namespace beffroi::response::measures {

/// Gives each line the judgements that reject or replace a finding it rests on. A measure stays where it is: whoever decides sees that a
/// person does not believe its reason.
void add_objections(Plan& plan, Entries entries, const Diagnosed& diagnosed);

/// The judgement on the finding `id` among a line's objections, or null.
const Dispute* objection_on(const Line& line, std::string_view id);

/// Whether every finding the line rests on is rejected or replaced.
bool is_disputed(const Line& line);

}  // namespace beffroi::response::measures
