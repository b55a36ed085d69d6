// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/services/overview.h"

namespace beffroi::report::services {

// What pages, terminal and menu say of services with the same words. Texts hold what people and evidence wrote, unescaped.

/// The word of a state, and the sign beside it: never a colour alone.
std::string word_of(response::services::State state, const base::Catalogue& words);
std::string sign_of(response::services::State state, const base::Catalogue& words);

/// "Messagerie", "Messagerie (Mairie)".
std::string called(const response::services::Offer& offer, const base::Catalogue& words);

/// "téléphone, guichet": how the service is reached meanwhile, and what people wrote of it.
std::string channels_of(const std::vector<std::string>& channels, const std::string& contact, base::Language language);

/// "sans date", "promis pour le …", "EN RETARD : promis pour le …"; empty where nothing was said.
std::vector<base::Piece> return_of(const response::services::Line& line, base::Timestamp now, const base::Catalogue& words);
/// The same with a date as tables have it.
std::vector<base::Piece> short_return_of(const response::services::Line& line, base::Timestamp now,
                                         const base::Catalogue& words);

/// One reason of a proposal, with the finding or entry that it rests on.
std::vector<base::Piece> reason_of(const response::services::Because& because, const base::Catalogue& words);
/// The reasons that decide the proposal, as a cause: what is kept when it is accepted.
std::string cause_of(const response::services::Proposal& proposal, const base::Catalogue& words);

/// What the list and the proposals rest on, in two sentences.
std::string basis_of(const response::services::Overview& overview, const base::Catalogue& words);
/// "3 fermés, 5 dégradés, …": those that there are.
std::string counts_of(const response::services::Overview& overview, const base::Catalogue& words);

}  // namespace beffroi::report::services
