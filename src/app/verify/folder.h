// SPDX-License-Identifier: EUPL-1.2
// A folder that was handed over, as the gendarme who received it checks it.
#pragma once

#include <filesystem>
#include <string>

#include "app/command.h"
#include "casefile/handed_folder.h"

namespace beffroi::app::verify {

/// What was found, file by file where one is not intact, and what it proves.
void tell(const casefile::HandedFolder& folder, const Context& context);
/// `passed`, `list_sha256`, `malformed`, `files` with name and state: intact, altered, absent, unreadable, elsewhere, unlisted.
std::string to_json(const casefile::HandedFolder& folder);

/// usage.not_to_verify {folders, example}: names those right below that could have been meant.
base::Error nothing_to_verify(const std::filesystem::path& folder);

}  // namespace beffroi::app::verify
