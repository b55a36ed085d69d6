// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "report/journal/pages.h"

namespace beffroi::engine {

/// A file that goes into the folder of a dossier because it is handed over with it.
struct Copy {
  std::string name, bytes;
  std::string what;  ///< id of the sentence that says what it is
};

/// What an investigator needs beside the dossier: the report and the diagnosis, where there are any, with the very bytes that SHA256SUMS of
/// the case lists, and the journal up to now, to be read and as data. Errors: those of Case::entries(), casefile.file.
base::Result<std::vector<Copy>> copies_handed_over(casefile::Case& store, const report::journal::Letterhead& head,
                                                   const base::Catalogue& words);

}  // namespace beffroi::engine
