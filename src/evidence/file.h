// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "base/result.h"
#include "evidence/byte_source.h"
#include "evidence/discover.h"

namespace beffroi::evidence {

/// What the system said about `path`: `id`, or `evidence.permission` where it is a matter of rights.
base::Error system_error(std::string id, std::string path, int code);

/// A regular file open for reading, closed with its owner. Evidence is read with read() and pread(), never mapped into memory.
class File final : public ByteSource {
 public:
  /// Takes over an open descriptor; `path` is only for messages.
  File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  ~File() override;
  File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  File& operator=(File&&) = delete;

  base::Result<std::size_t> read(std::span<std::uint8_t> into) override;
  /// Like read(), from `offset` and without moving the place where read() goes on.
  base::Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) const;

  /// Size and time of the last change: two equal stamps mean that nobody wrote in between.
  struct Stamp {
    std::int64_t size, seconds, nanoseconds;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  base::Result<Stamp> stamp() const;

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }

 private:
  int descriptor_;
  std::string path_;
};

/// Opens a discovered file, read only and without following a link. Error `evidence.changed` where another file took its place
/// since, `evidence.permission` or `evidence.unreadable` where the system refuses.
base::Result<File> open_source(const SourceFile& file);

}  // namespace beffroi::evidence
