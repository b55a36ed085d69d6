// SPDX-License-Identifier: EUPL-1.2
#include "evidence/file.h"
#include "base/system_reason.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace beffroi::evidence {
namespace {

std::unexpected<base::Error> failed(const std::string& path) {
  return std::unexpected(system_error("evidence.read_failed", path, errno));
}

}  // namespace

base::Error system_error(std::string id, std::string path, int code) {
  if (code == EACCES || code == EPERM) id = "evidence.permission";
  return {std::move(id), {{"reason", base::system_reason(code)}}, {std::move(path), {}, {}}, {}};
}

File::~File() {
  if (descriptor_ >= 0) close(descriptor_);
}

base::Result<std::size_t> File::read(std::span<std::uint8_t> into) {
  while (true) {
    const ssize_t got = ::read(descriptor_, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return failed(path_);
  }
}

base::Result<std::size_t> File::read_at(std::uint64_t offset, std::span<std::uint8_t> into) const {
  while (true) {
    const ssize_t got = pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return failed(path_);
  }
}

base::Result<File::Stamp> File::stamp() const {
  struct stat status{};
  if (fstat(descriptor_, &status) != 0) return failed(path_);
  return Stamp{status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

base::Result<File> open_source(const SourceFile& file) {
  // O_NONBLOCK: should a pipe have taken the file's place, opening it must not wait for a writer.
  const int descriptor = open(file.location.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) return std::unexpected(system_error("evidence.unreadable", file.location, errno));
  File opened(descriptor, file.location);
  struct stat status{};
  if (fstat(descriptor, &status) != 0) return std::unexpected(system_error("evidence.unreadable", file.location, errno));
  if (!S_ISREG(status.st_mode) || status.st_dev != file.device || status.st_ino != file.inode) {
    return base::fail("evidence.changed", {}, {file.location, {}, {}});
  }
  posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return opened;
}

}  // namespace beffroi::evidence
