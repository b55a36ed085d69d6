// SPDX-License-Identifier: EUPL-1.2
// Copies of the public page, wherever they lie. Everything in them is hostile.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "base/time.h"
#include "response/entry.h"

namespace beffroi::engine {

inline constexpr std::string_view kManifest = "manifest.json", kSignature = "manifest.sig", kPublicKey = "manifest.pub";

/// The bytes of a regular file that is not larger than `limit`; empty otherwise.
std::string bytes_at(const std::filesystem::path& path, std::size_t limit);

/// What a manifest lists: path → SHA-256. Error publish.no_manifest {path}.
base::Result<std::map<std::string, std::string>> listed_in(const std::string& manifest, const std::filesystem::path& folder);

/// A file that is not as the manifest says.
struct Deviation {
  std::string path;
  std::string
      state;  ///< altered | line_endings (nothing else is: sent as text) | absent | refused (a path that leads out of the folder) |
              ///< extra (a page that no manifest names) | beside (another such file) | unread (too many files)

  /// A file that is no page does no harm by lying there.
  bool is_fault() const { return state != "beside"; }
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
  std::string public_key, fingerprint;  ///< of the key that the manifest names; empty where it names none
  std::string place;                    ///< as the manifest says: hostile
  bool exercise = false;
  std::optional<base::Timestamp> updated;  ///< how things stood then

  bool is_intact() const { return is_signed == Signed::yes && std::ranges::none_of(deviations, &Deviation::is_fault); }
};

inline constexpr std::size_t kMaxWalked = 20'000;  ///< files and folders of a copy

/// Holds a copy against its own manifest, and that against its signature; every file of the folder must be one that it names. Only `fingerprint` (from the printed sheet, over the telephone) tells
/// the town's page from a forgery with a key of its own; case, blanks and hyphens do not matter, and empty accepts any key. Errors:
/// publish.no_manifest {path}, publish.address where the folder is an address of the web: nothing here goes to the network.
base::Result<CopyCheck> check_copy(const std::string& folder, std::string_view fingerprint);

/// When the page changed that this case published after the one that was copied; nothing where the copy is the last one, or another case's.
std::optional<base::Timestamp> newer_than(const CopyCheck& copy, response::Entries entries);

/// Writes index.html and en/index.html that lead to the pages in the folders of `root`, by their names; answers how many. Errors:
/// publish.foreign {path}, publish.no_pages {path}, casefile.file, casefile.disk_full.
base::Result<std::size_t> write_index(const std::filesystem::path& root);

}  // namespace beffroi::engine
