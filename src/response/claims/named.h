// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "response/claims/known.h"
#include "response/claims/sentences.h"

namespace beffroi::response::claims {

/// True where the sentence uses the word that tells this name from others: "la paie" names « Paie et ressources humaines ». What many names
/// have in common ("service", "mairie": `common` of data/catalogue/claims/words.yaml) names nothing by itself.
bool names(const Sentence& sentence, std::string_view name);

/// The services that a sentence names, by their own name or by their place; of a service at several places only those it names, where it
/// names one. In the order of `services`, which must outlive the answer.
std::vector<const PublicService*> named_in(const Sentence& sentence, const std::vector<PublicService>& services);

/// True where it speaks of the services as a whole: "tous les services", "la mairie fonctionne".
bool speaks_of_all(const Sentence& sentence);

}  // namespace beffroi::response::claims
