// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::base {

/// Whether French elides before this word: "l'hôtel", but "le hameau", "le onze", "le 8", "le HTTP". Names of machines
/// and accounts are read as words ("d'ACCUEIL-01"); a word starting with h is mute unless it stands in a small list.
bool elides(std::string_view word);

/// The article (de, du, le, la, au, que; first letter in upper case if wanted) as it is written before `word`, blank
/// included: "de " or "d’".
std::string article_before(std::string_view article, std::string_view word);

}  // namespace beffroi::base
