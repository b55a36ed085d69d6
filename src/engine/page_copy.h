// SPDX-License-Identifier: EUPL-1.2
// Copies of the public page, wherever they lie. Everything in them is hostile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"

namespace beffroi::engine {

inline constexpr std::string_view kManifest = "manifest.json", kSignature = "manifest.sig", kPublicKey = "manifest.pub";

/// The bytes of a regular file that is not larger than `limit`; empty otherwise.
std::string bytes_at(const std::filesystem::path& path, std::size_t limit);

/// What a manifest lists: path → SHA-256. Error publish.no_manifest {path}.
base::Result<std::map<std::string, std::string>> listed_in(const std::string& manifest, const std::filesystem::path& folder);

/// A file that is not as the manifest says.
struct Deviation {
  std::string path;
  std::string state;  ///< altered | absent | refused (a path that leads out of the folder)
};

enum class Signed : std::uint8_t {
  yes,    ///< by the key that the manifest names
  no,     ///< by no key or another one
  other,  ///< by a key that is not the one expected
};

struct CopyCheck {
  std::vector<Deviation> deviations;
  std::string manifest_sha256;
  Signed is_signed = Signed::no;
  std::string fingerprint;  ///< of the key that the manifest names; empty where it names none

  bool is_intact() const { return deviations.empty() && is_signed == Signed::yes; }
};

/// Holds a copy against its own manifest, and that against its signature. Only `fingerprint` (from the printed sheet, over the telephone) tells
/// the town's page from a forgery with a key of its own; case, blanks and hyphens do not matter, and empty accepts any key. Errors:
/// publish.no_manifest {path}, publish.address where the folder is an address of the web: nothing here goes to the network.
base::Result<CopyCheck> check_copy(const std::string& folder, std::string_view fingerprint);

/// Writes index.html and en/index.html that lead to the pages in the folders of `root`, by their names; answers how many. Errors:
/// publish.foreign {path}, publish.no_pages {path}, casefile.file, casefile.disk_full.
base::Result<std::size_t> write_index(const std::filesystem::path& root);

}  // namespace beffroi::engine
