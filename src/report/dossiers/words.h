// SPDX-License-Identifier: EUPL-1.2
// What the forms of a dossier share, whatever they are written in.
#pragma once

#include <string>

#include "report/dossiers/content.h"

namespace beffroi::report::dossiers {

/// « établi par une trace – constat origin.1 ; … »: on what a line rests.
std::string ground_words(const Line& line, const base::Catalogue& words);
/// « Version 2, complémentaire : remplace ce qui a été dit le … ; changé : … ».
std::string version_words(const Dossier& dossier, const base::Catalogue& words);
/// Whether the person who signs may sign; empty where the form does not ask.
std::string signatory_words(const Dossier& dossier, const base::Catalogue& words);

}  // namespace beffroi::report::dossiers
