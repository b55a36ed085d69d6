// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/people/overview.h"

namespace beffroi::report::people {

// What page, terminal and dossiers say of people with the same words. Texts hold what people and evidence wrote, unescaped.

/// "4,25", "0.5": hundredths as the language writes them.
std::string decimal(response::people::Hundredths value, base::Language language);
/// "1 200", "1 000 à 2 000"; the words for an unknown number where there is none.
std::string count_of(const std::optional<town::Count>& people, const base::Catalogue& words);

std::string word_of(response::people::Exposure exposure, const base::Catalogue& words);
std::string sign_of(response::people::Exposure exposure, const base::Catalogue& words);
/// "très élevée (CNIL : maximale)".
std::string level_words(response::people::Level level, const base::Catalogue& words);

/// The set as its people call it.
const std::string& called(const town::DataSet& set);
/// "santé, enfants ; non reconnu : « divers »".
std::string categories_of(const response::people::Line& line, const base::Catalogue& words);

/// One reason of the exposure, with the finding, the entry or the hash and lines that it rests on.
std::vector<base::Piece> reason_of(const response::people::Ground& ground, const base::Catalogue& words);

/// "4,25 – très élevée"; the words for what lacks where nothing can be computed.
std::string score_of(const response::people::Line& line, const base::Catalogue& words);
/// "SE = 3 × 1 + (0,5 + 0 + 0,25 + 0,5) = 4,25".
std::string formula_of(const response::people::Score& score, const base::Catalogue& words);
/// One input: its name and value, why, what it rests on, who changed it and why.
std::vector<base::Piece> step_of(const response::people::Step& step, const base::Catalogue& words);
/// What must be said beside the figure: near a threshold, may rise, more than 100 people, unintelligible data, categories not recognised.
std::vector<std::string> remarks_of(const response::people::Line& line, const base::Catalogue& words);

/// What follows for a legal person, a sentence for the CNIL and one for the people, each tied to the article that decides.
std::vector<std::vector<base::Piece>> follow_of(const response::people::Follow& follow, const base::Catalogue& words);

/// "CCAS : 1 jeu de données peut-être touché ; personnes : 20 000".
std::vector<base::Piece> person_of(const response::people::Follow& follow, const base::Catalogue& words);
/// "Si vous avez eu affaire au service « Cantine » depuis 11/2021 : …".
std::vector<base::Piece> dealt_of(const response::people::Dealt& dealt, const response::people::Line& line,
                                  const base::Catalogue& words);

}  // namespace beffroi::report::people
