// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"

namespace beffroi::casefile {

/// Where everything of a case lies.
struct Layout {
  std::filesystem::path directory;

  std::filesystem::path database() const { return directory / "case.sqlite"; }
  std::filesystem::path report() const { return directory / "report.html"; }
  std::filesystem::path diagnosis() const { return directory / "diagnosis.json"; }
  std::filesystem::path run() const { return directory / "run.json"; }
  std::filesystem::path custody_log() const { return directory / "custody.log"; }
  std::filesystem::path checksums() const { return directory / "SHA256SUMS"; }
  /// What everybody must see, and the pages to print: written anew by every command of the night.
  std::filesystem::path board() const { return directory / "tableau.html"; }
  std::filesystem::path pages() const { return directory / "imprimer"; }
  /// Held by the command that writes those; see Documents.
  std::filesystem::path documents_lock() const { return directory / ".documents"; }
  std::filesystem::path marks() const { return directory / ".marks"; }
  /// Documents that people attached, each a file named after its SHA-256.
  std::filesystem::path pieces() const { return directory / "pieces"; }
  /// What was made to be handed to authorities, a folder each; see casefile/dossiers.h. The command that makes one holds the lock.
  std::filesystem::path dossiers() const { return directory / "dossiers"; }
  std::filesystem::path dossiers_lock() const { return directory / ".dossiers"; }
  /// The private key that signs the public page: made when it is first needed, never handed over.
  std::filesystem::path page_key() const { return directory / "page.key"; }
};

/// Puts a whole file in its place or leaves the old one: after a crash one of the two is there, complete. Never follows a
/// symbolic link at `path`. Errors: casefile.disk_full, casefile.file {path, reason}.
base::Result<> write_whole(const std::filesystem::path& path, std::string_view bytes);

/// Puts several whole files in their places: all are written beside their places first, so that a full disk changes none of them, then
/// each takes its place in the order given. Errors as above.
base::Result<> write_together(const std::vector<std::pair<std::filesystem::path, std::string_view>>& files);

/// Makes a file that only its owner reads, where there is none; answers what it then holds (at most kMaxSecretBytes). Of two commands at
/// once both get the same. Errors: casefile.disk_full, casefile.file.
base::Result<std::string> keep_secret(const std::filesystem::path& path, std::string_view bytes_if_new);
inline constexpr std::size_t kMaxSecretBytes = 4096;

struct FileDigest {
  base::Digest sha256;
  std::uint64_t size = 0;
};

/// SHA-256 of a file of the case. Error casefile.file.
base::Result<FileDigest> digest_of(const std::filesystem::path& path);

/// Copies a file into a folder under its SHA-256, hashed from the same buffer as it is written. After a crash the copy is there, whole,
/// or not at all; one that is already there stays. Errors: casefile.piece {path, reason} where the file cannot be read or is no
/// regular file, casefile.piece_too_large {limit}, casefile.disk_full, casefile.file.
base::Result<FileDigest> copy_under_its_hash(const std::filesystem::path& file, const std::filesystem::path& folder);

inline constexpr std::uint64_t kMaxPieceBytes = 4ULL
                                                << 30;  ///< of one attached document: a film of a screen fits, a disk does not

/// A file that several commands may add to, open and locked against the others until it goes out of scope.
class LockedFile {
 public:
  enum class IfMissing : std::uint8_t { create, fail };

  static base::Result<LockedFile> open(const std::filesystem::path& path, IfMissing if_missing);
  LockedFile(LockedFile&& other) noexcept;
  LockedFile& operator=(LockedFile&&) = delete;
  ~LockedFile();

  base::Result<std::uint64_t> size() const;
  base::Result<> write_at(std::uint64_t offset, std::string_view bytes);
  /// Up to `length` bytes; fewer at the end of the file.
  base::Result<std::string> read_at(std::uint64_t offset, std::size_t length) const;
  base::Result<> flush();

 private:
  LockedFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace beffroi::casefile
