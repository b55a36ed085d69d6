// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "evidence/file.h"
#include "evidence/hashed_stream.h"
#include "evidence/watch.h"

namespace beffroi::evidence {

/// The containers that are opened, and no other: each further format of an archive library is a further way to be attacked.
enum class ArchiveKind : std::uint8_t { zip, seven_zip, tar, gzip, xz, zstd };

/// Judges by the first bytes alone; a name proves nothing.
std::optional<ArchiveKind> identify_archive(base::Bytes head);

/// "zip", "7z" …
std::string_view archive_name(ArchiveKind kind);

/// Whether the directory of such a container stands at its end, so that it cannot be read front to back.
bool needs_seeking(ArchiveKind kind);

/// One container being read with libarchive: only the format of `kind` is enabled. Compressed single files (gz, xz, zst) are
/// opened together with the tar they may hold. Nothing is ever written to disk.
class Archive {
 public:
  /// A container that is read front to back; `stream` must outlive the archive.
  Archive(ArchiveKind kind, HashedStream& stream);
  /// A container that is read in any order; `file` and `watch` (null: nobody follows) must outlive the archive.
  Archive(ArchiveKind kind, const File& file, std::uint64_t size, const Watch* watch);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  enum class Step : std::uint8_t { file, folder, special, end, damaged };

  /// Goes to the next member. `special` is a link or a device: it has no content. After `end` and `damaged` nothing follows.
  /// An error means that the world failed under the container.
  base::Result<Step> next();

  /// The name of the current member as valid UTF-8, as it is written in the container; empty for a compressed single file.
  std::string name() const;
  /// Whether the content of the current member, or where next() said damaged the list of members, is encrypted.
  bool encrypted() const;

  /// Content of the current member; 0 at its end, and where damage ends it.
  base::Result<std::size_t> read(std::span<std::uint8_t> into);
  bool member_damaged() const { return member_damaged_; }

  /// Bytes of the container used up so far, where it is read front to back.
  std::uint64_t consumed() const;

  struct Input;  // what libarchive calls back; defined beside it

 private:
  explicit Archive(ArchiveKind kind, std::unique_ptr<Input> input);

  std::unique_ptr<Input> input_;
  struct Handle;
  std::unique_ptr<Handle> handle_;
  bool open_ = false;
  bool member_damaged_ = false;
};

}  // namespace beffroi::evidence
