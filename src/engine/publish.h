// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "engine/situation.h"
#include "report/public/public.h"

namespace beffroi::engine {

/// One file of the public page.
struct PublicFile {
  std::string path;  ///< below the folder, with '/'
  std::string bytes;
};

/// What the public reads of a situation.
report::public_page::Content public_content(const Situation& situation, const base::Catalogue& words);

/// index.html, en/index.html, fragment.html, en/fragment.html, status.json, feed.atom, and manifest.json with the SHA-256 of each other one,
/// last. The same case gives the same bytes. Errors: those of situation_of.
base::Result<std::vector<PublicFile>> public_files(casefile::Case& store, base::Timestamp now);

struct Publication {
  std::vector<std::filesystem::path> written;  ///< those that changed
  std::string manifest_sha256;                 ///< hexadecimal: read over the telephone, it proves a copy
};

/// Writes the page into a folder: each file as a whole and only where its bytes change, the manifest last, other files untouched; a file of
/// ours that is no longer made goes. Where anything changed, the journal says so ("page.published"). Errors: publish.by_whom,
/// publish.silence (the night asks for silence and no reason is given), publish.foreign {path} (index.html is none of ours),
/// casefile.disk_full, casefile.file, those of public_files.
base::Result<Publication> publish_page(casefile::Case& store, const std::filesystem::path& folder, std::string_view because,
                                       std::string_view by, base::Timestamp now = casefile::system_clock());

/// A file that is not as the manifest says.
struct Deviation {
  std::string path;   ///< hostile: the manifest of a mirror may say anything
  std::string state;  ///< altered | absent | refused (a path that leads out of the folder)
};
/// Holds a copy of the page against its own manifest. Errors: publish.no_manifest {path}.
base::Result<std::vector<Deviation>> check_copy(const std::filesystem::path& folder, std::string& manifest_sha256);

}  // namespace beffroi::engine
