// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "response/claims/known.h"
#include "response/claims/sentences.h"

namespace beffroi::response::claims {

/// What a sentence speaks of.
struct Named {
  std::vector<const PublicService*> services;  ///< in the order of the board
  bool all = false;  ///< it speaks of the services as a whole: "tous les services", "la mairie fonctionne"
};

/// The services that a sentence names, by their whole name, by what people call them every day (`also`), by the word that tells it from others ("la paie" is « Paie et ressources
/// humaines »), or by their place; of a service at several places only those it names, where it names one. What many names have in common
/// ("service", "mairie": `common` of data/catalogue/claims/words.yaml) names nothing by itself, nor do the words of another whole name.
/// `services` must outlive the answer.
Named named_in(const Sentence& sentence, const std::vector<PublicService>& services);

/// True where the sentence uses the word that tells this name from others.
bool names(const Sentence& sentence, std::string_view name);

}  // namespace beffroi::response::claims
