// SPDX-License-Identifier: EUPL-1.2
// A folder of files with their SHA256SUMS, as it was handed over on a disk: checked by whoever receives it, without the case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "casefile/handed_journal.h"

namespace beffroi::casefile {

enum class HandedState : std::uint8_t {
  intact,
  altered,
  absent,
  unreadable,  ///< a folder, a link, what lies behind one, a file that the disk does not give, a line that leads elsewhere to a file of here
  elsewhere,  ///< named outside the folder: evidence on its own medium. Never read
  unlisted,   ///< lies there, and the list does not know it
};

struct HandedFile {
  std::string name;
  HandedState state = HandedState::intact;

  friend bool operator==(const HandedFile&, const HandedFile&) = default;
};

struct HandedFolder {
  base::Digest list;                  ///< SHA-256 of SHA256SUMS itself: whoever rewrites the list changes it
  std::vector<HandedFile> files;      ///< in the order of the list, then those that it does not know, by name
  std::size_t malformed = 0;          ///< lines of the list that are none of sha256sum
  bool has_slip = false;              ///< a slip that lists hashes lies among the files
  std::vector<std::string> off_slip;  ///< files for which the list says another hash than the slip
  HandedJournal journal;
  std::vector<std::pair<Head, HeadState>> heads;        ///< of the journal: those asked for
  std::optional<std::pair<Head, HeadState>> slip_head;  ///< the one that the slip says

  std::size_t count(HandedState state) const;
  /// Every file of the list is as the list says, and it has one; slip and journal say nothing else. A file beside them is told and no fault.
  bool passed() const;
};

/// Whether a folder was handed over: it has a list of hashes and is no case.
bool is_handed_folder(const std::filesystem::path& folder);

/// The folders right below this one that are: what a disk holds whose first folder somebody names. At most kMostNamed.
std::vector<std::filesystem::path> handed_folders_in(const std::filesystem::path& folder);
inline constexpr std::size_t kMostNamed = 20;

inline constexpr std::string_view kHandedJournal = "journal.json", kHandedSlip = "bordereau.html";
inline constexpr std::size_t kMaxListBytes = 16U << 20;  ///< of SHA256SUMS: a hundred thousand files

/// Reads the list, then every file that it names, slip and journal.json; `heads` are held against the journal. Errors: casefile.file {path,
/// reason}, casefile.list_too_large {limit}.
base::Result<HandedFolder> check_handed_folder(const std::filesystem::path& folder, std::span<const Head> heads = {});

}  // namespace beffroi::casefile
