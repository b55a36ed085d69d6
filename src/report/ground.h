// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/messages.h"
#include "model/diagnosis.h"
#include "report/content.h"
#include "report/names.h"

namespace beffroi::report {

/// What a statement rests on, as every sentence shows it.
enum class Ground { trace, declared, supposed, no_sign, unknown };

/// A statement that rests on journal entries only is declared, whatever it says; a settled one with a record of the evidence is established
/// by a trace; a likely or suspected one, or one that cites nothing, is supposed.
Ground ground_of(const model::Finding& finding);

/// "trace", "declared" …: class names and the last part of message ids.
std::string_view name_of(Ground ground);

/// "établi par une trace", "déclaré par …".
std::string words_of(const model::Finding& finding, const base::Catalogue& catalogue);
/// The same in a word: "trace", "déclaré", "supposé".
std::string short_ground(const model::Finding& finding, const base::Catalogue& catalogue);

/// "contesté par Mme Petit le …: …": what a person made of a finding.
std::vector<base::Piece> judgement_of(const Judged& judged, const base::Catalogue& catalogue);

/// How many were disputed, replaced and confirmed, for a sentence: disputed, replaced, confirmed.
base::Arguments counts_of(const std::vector<Judged>& judged);

/// The text that a finding has as the argument `name`; empty where it has none.
std::string text_argument(const model::Finding& finding, std::string_view name);

/// The finding's sentence `<question>.<statement>`, machines by their short names, a command as a sentence can hold it, and behind it
/// what the command hides (quoted.h).
std::vector<base::Piece> sentence_of(const model::Finding& finding, const ShortNames& names, const base::Catalogue& catalogue);

/// How they came in, as a sentence by itself; what is only supposed says so. `feared`: no trace establishes that there was an attack.
std::vector<base::Piece> account_of(const model::Finding& origin, const ShortNames& names, const base::Catalogue& catalogue,
                                    bool feared);

/// A rival of the best hypothesis of the origin: it stands in the list of conclusions, and is no open question by itself.
bool is_rival(const model::Finding& finding);

/// Whether the diagnosis shows no intrusion (`no_sign`, `attempted`, `unexplained`).
bool shows_no_intrusion(std::string_view situation);

/// Whether a finding leaves open a question that only an intrusion raises (how they came in, what was taken): where the diagnosis
/// shows no intrusion, nobody needs to be told so.
bool is_beside_the_point(const model::Finding& finding, std::string_view situation);

/// A word of the contract ("compromised", "password_guessing") by its message `<family>.<word>`, the word itself where the
/// catalogue has none, `<family>.unknown` where it is empty.
std::string word_of(std::string_view family, std::string_view word, const base::Catalogue& catalogue);

}  // namespace beffroi::report
