// SPDX-License-Identifier: EUPL-1.2
#include "casefile/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/system_reason.h"

namespace beffroi::casefile {
namespace {

std::unexpected<base::Error> failure(const std::filesystem::path& path) {
  const int number = errno;
  const bool full = number == ENOSPC || number == EDQUOT;
  return base::fail(full ? "casefile.disk_full" : "casefile.file",
                    {{"directory", path.parent_path().string()},
                     {"path", path.string()},
                     {"reason", std::generic_category().message(number)}},
                    {path.string(), {}, {}});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

base::Result<> write_all(int descriptor, std::uint64_t offset, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return {};
}

/// Makes a new name in a folder survive a power cut.
base::Result<> flush_folder(const std::filesystem::path& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() < 0 || ::fsync(directory.number()) != 0) return failure(folder);
  return {};
}

base::Result<> write_aside(const std::filesystem::path& path, std::string_view bytes, mode_t mode = 0666) {
  ::unlink(path.c_str());
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (file.number() < 0) return failure(path);
  BEFFROI_TRY_VOID(write_all(file.number(), 0, bytes, path));
  if (::fsync(file.number()) != 0) return failure(path);
  return {};
}

std::filesystem::path aside_of(const std::filesystem::path& path) {
  return path.parent_path() / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".partial");
}

base::Result<> rename_to(const std::filesystem::path& path) {
  if (::rename(aside_of(path).c_str(), path.c_str()) != 0) return failure(path);
  return {};
}

}  // namespace

base::Result<> write_together(const std::vector<std::pair<std::filesystem::path, std::string_view>>& files) {
  base::Result<> outcome;
  for (const auto& [path, bytes] : files) {
    if (outcome) outcome = write_aside(aside_of(path), bytes);
  }
  for (const auto& [path, bytes] : files) {
    if (outcome) outcome = rename_to(path);
    if (!outcome) ::unlink(aside_of(path).c_str());
  }
  if (!outcome) return outcome;
  for (const auto& [path, bytes] : files) BEFFROI_TRY_VOID(flush_folder(path.parent_path()));
  return {};
}

base::Result<> write_whole(const std::filesystem::path& path, std::string_view bytes) {
  return write_together({{path, bytes}});
}

base::Result<std::string> keep_secret(const std::filesystem::path& path, std::string_view bytes_if_new) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) {
    const std::filesystem::path aside = aside_of(path);
    const auto written = write_aside(aside, bytes_if_new, 0600);
    // A link never replaces what another command made meanwhile; where the disk knows no links, that cannot be helped.
    const bool placed =
        written && (::link(aside.c_str(), path.c_str()) == 0 || errno == EEXIST || ::rename(aside.c_str(), path.c_str()) == 0);
    const int number = errno;
    ::unlink(aside.c_str());
    BEFFROI_TRY_VOID(written);
    errno = number;
    if (!placed) return failure(path);
    BEFFROI_TRY_VOID(flush_folder(path.parent_path()));
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  std::string bytes(kMaxSecretBytes, '\0');
  const ssize_t read = file.number() < 0 ? -1 : ::read(file.number(), bytes.data(), bytes.size());
  if (read < 0) return failure(path);
  bytes.resize(static_cast<std::size_t>(read));
  return bytes;
}

namespace {

std::unexpected<base::Error> unreadable_piece(const std::filesystem::path& file, int number) {
  return base::fail("casefile.piece", {{"reason", base::system_reason(number)}}, {file.string(), {}, {}});
}

/// Opens a document for reading: a regular file, never a pipe or a device, on which reading would wait for ever.
base::Result<int> open_piece(const std::filesystem::path& file) {
  const int number = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (number < 0) return unreadable_piece(file, errno);
  struct stat status{};
  if (::fstat(number, &status) == 0 && S_ISREG(status.st_mode)) return number;
  ::close(number);
  return unreadable_piece(file, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
}

base::Result<FileDigest> copy_hashed(int from, const std::filesystem::path& file, int to, const std::filesystem::path& aside) {
  base::Sha256 hash;
  FileDigest digest;
  std::array<std::uint8_t, 65'536> buffer;
  for (;;) {
    const ssize_t read = ::read(from, buffer.data(), buffer.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return unreadable_piece(file, errno);
    if (read == 0) break;
    const auto bytes = base::Bytes(buffer).first(static_cast<std::size_t>(read));
    hash.update(bytes);
    BEFFROI_TRY_VOID(write_all(to, digest.size, base::as_text(bytes), aside));
    digest.size += bytes.size();
    if (digest.size > kMaxPieceBytes)
      return base::fail("casefile.piece_too_large", {{"limit", static_cast<std::int64_t>(kMaxPieceBytes)}},
                        {file.string(), {}, {}});
  }
  if (::fsync(to) != 0) return failure(aside);
  digest.sha256 = hash.finish();
  return digest;
}

}  // namespace

base::Result<FileDigest> copy_under_its_hash(const std::filesystem::path& file, const std::filesystem::path& folder) {
  BEFFROI_TRY(const int opened, open_piece(file));
  const Descriptor from(opened);
  const std::filesystem::path aside = folder / ("." + std::to_string(::getpid()) + ".partial");
  ::unlink(aside.c_str());
  const Descriptor to(::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (to.number() < 0) return failure(aside);
  auto copied = copy_hashed(from.number(), file, to.number(), aside);
  if (copied) {
    const std::filesystem::path target = folder / copied->sha256.hex();
    if (::rename(aside.c_str(), target.c_str()) != 0) copied = failure(target);
  }
  if (!copied) {
    ::unlink(aside.c_str());
    return copied;
  }
  BEFFROI_TRY_VOID(flush_folder(folder));
  BEFFROI_TRY_VOID(flush_folder(folder.parent_path()));
  return copied;
}

base::Result<FileDigest> digest_of(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.number() < 0) return failure(path);
  base::Sha256 hash;
  FileDigest digest;
  std::array<std::uint8_t, 65'536> buffer;
  for (;;) {
    const ssize_t read = ::read(file.number(), buffer.data(), buffer.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return failure(path);
    if (read == 0) break;
    hash.update(base::Bytes(buffer).first(static_cast<std::size_t>(read)));
    digest.size += static_cast<std::uint64_t>(read);
  }
  digest.sha256 = hash.finish();
  return digest;
}

base::Result<LockedFile> LockedFile::open(const std::filesystem::path& path, IfMissing if_missing) {
  const int access = if_missing == IfMissing::create ? O_RDWR | O_CREAT : O_RDONLY;
  LockedFile file(path, ::open(path.c_str(), access | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (file.descriptor_ < 0 || ::flock(file.descriptor_, LOCK_EX) != 0) return failure(path);
  return file;
}

LockedFile::LockedFile(LockedFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

LockedFile::~LockedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<std::uint64_t> LockedFile::size() const {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) return failure(path_);
  return static_cast<std::uint64_t>(status.st_size);
}

base::Result<> LockedFile::write_at(std::uint64_t offset, std::string_view bytes) {
  return write_all(descriptor_, offset, bytes, path_);
}

base::Result<std::string> LockedFile::read_at(std::uint64_t offset, std::size_t length) const {
  std::string bytes(length, '\0');
  std::size_t filled = 0;
  while (filled < length) {
    const ssize_t read = ::pread(descriptor_, bytes.data() + filled, length - filled, static_cast<off_t>(offset + filled));
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return failure(path_);
    if (read == 0) break;
    filled += static_cast<std::size_t>(read);
  }
  bytes.resize(filled);
  return bytes;
}

base::Result<> LockedFile::flush() {
  if (::fsync(descriptor_) != 0) return failure(path_);
  return {};
}

}  // namespace beffroi::casefile
