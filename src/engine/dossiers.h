// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "response/dossiers/form.h"

namespace beffroi::engine {

struct MadeDossier {
  std::string ref;  ///< "cnil", "cnil@ccas"
  std::int64_t version = 1;
  std::filesystem::path folder;      ///< dossiers/<ref>-v<version> in the case
  std::vector<std::string> files;    ///< their names there
  std::vector<std::string> changed;  ///< ids of the fields that say something else than the version before
  std::size_t open_fields = 0;
  std::size_t left_out = 0;     ///< pieces of evidence beyond kMaxHandedOver: the slip does not list them
  bool done = false;            ///< the obligation that it serves is noted as done: there is nothing left to tick
  std::string signatory_check;  ///< in words; empty where the form does not ask
};

inline constexpr std::size_t kMaxHandedOver = 500;  ///< pieces on one slip: more are listed by the SHA256SUMS of the case

/// Whose dossier a person means: the id of a legal person of the town's file; empty for the body itself, whatever id the file gives it.
/// Error dossier.no_person {name, known}.
base::Result<std::string> dossier_person(const casefile::Case& store, std::string_view person);

/// Fills a form from the case and writes it beside the versions before: dossier.html, dossier.odt, dossier.json, SHA256SUMS and, for what is
/// handed over, copies of the report and the journal (engine/handed_over.h) and bordereau.html. The journal keeps that it was made. Commands at once on one case get a number each. `person` is the id
/// of a legal person of the town's file; empty for the body itself. Errors: dossier.no_person {name, known}, dossier.folder_taken
/// {folder, ref}: another reference has it, those of situation_of, of note(), casefile.file, casefile.disk_full.
base::Result<MadeDossier> make_dossier(casefile::Case& store, const response::dossiers::Form& form, std::string_view person,
                                       const base::Catalogue& words, std::string_view by = {},
                                       base::Timestamp now = casefile::system_clock());

}  // namespace beffroi::engine
