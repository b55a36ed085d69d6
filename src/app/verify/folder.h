// SPDX-License-Identifier: EUPL-1.2
// A folder that was handed over, as the gendarme who received it checks it.
#pragma once

#include <filesystem>
#include <string>

#include "app/command.h"
#include "casefile/handed_folder.h"

namespace beffroi::app::verify {

/// Whether each sentence of the journal, and its page journal.html, still say what its line holds: no hash covers them, and they are what people read. Errors: those of
/// Catalogue::load.
base::Result<> hold_sentences(casefile::HandedJournal& journal, const std::filesystem::path& page);

/// What was found, file by file where one is not intact, and what it proves.
void tell(const casefile::HandedFolder& folder, const Context& context);
/// `passed`, `list_sha256`, `malformed`, `files` with name and state (intact, altered, absent, unreadable, elsewhere, unlisted), `off_slip`,
/// `journal` (null where there is none; lines, head, unproven, fault), `heads` with head, state and whether the slip says it.
std::string to_json(const casefile::HandedFolder& folder);

/// usage.not_to_verify {folders, example}: names those right below that could have been meant.
base::Error nothing_to_verify(const std::filesystem::path& folder);

}  // namespace beffroi::app::verify
