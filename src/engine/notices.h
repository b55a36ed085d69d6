// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/messages.h"
#include "casefile/case.h"
#include "engine/situation.h"
#include "response/board.h"
#include "response/claims/known.h"
#include "response/notices/notices.h"

namespace beffroi::engine {

/// How the services stand towards the public: the one place where the register of services joins texts and public page.
std::vector<response::claims::PublicService> public_services(const Situation& situation, const base::Catalogue& words);

/// What a text is held against; both arguments must outlive the answer.
response::claims::Known known_of(const Situation& situation, const base::Catalogue& words);

/// The body as inhabitants call it: people answer the first hour with « Isbergues (62) ».
std::string public_name(const Situation& situation);

/// The published texts that the case now contradicts, each held against its own language.
std::vector<response::notices::Outdated> outdated_in(const Situation& situation, const base::Catalogue& words);

/// What whoever signs must see in each text that was not withdrawn, as it stands now; a text without any such sentence is left
/// out.
std::vector<response::notices::Reserved> reservations_in(const Situation& situation, const base::Catalogue& words);

/// What drafts are made from. The next news are those promised first among the hours to come.
response::notices::Facts facts_of(const Situation& situation, const base::Catalogue& words);

/// What a silence protects is gone: the diagnosis saw encryption, which everybody will see, or somebody decided to speak in public.
bool silence_is_over(const Situation& situation);

/// The night asks that nothing be said in public yet, and the silence is not over.
bool asks_for_silence(const Situation& situation);

/// Where a town puts its own wording: `textes/` of the case.
std::filesystem::path own_texts_of(const casefile::Case& store);

/// Adds published statements that the case now contradicts to the board, where they stand before all else.
void add_notices_to_board(const Situation& situation, response::Board& board, const base::Catalogue& words);

}  // namespace beffroi::engine
