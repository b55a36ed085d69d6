// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "base/crypto.h"
#include "casefile/case.h"
#include "evidence/discover.h"

namespace beffroi::engine {

/// Which files need no reading, because an earlier run, or this one, has read the same bytes. Whether they are the same only their
/// hash tells; hashing costs a twentieth of reading, so a file is hashed first where its size alone is known already. Used by
/// several threads at once.
class KnownFiles {
 public:
  KnownFiles() = default;
  /// `stored`: what the case holds of this version; `files`: those of this run, in their order.
  KnownFiles(std::span<const casefile::KnownStream> stored, std::span<const evidence::SourceFile> files);

  /// Whether it may be one of those known.
  bool worth_hashing(std::size_t number, const evidence::SourceFile& file) const;
  /// Whether it is. A container counts as known only at a path where the case has it: elsewhere, what is inside has other places.
  bool knows(std::size_t number, const evidence::SourceFile& file, const base::Digest& sha256) const;
  /// File `number` was read whole and is one stream.
  void add(std::size_t number, const base::Digest& sha256);

 private:
  std::map<base::Digest, casefile::KnownStream> stored_;
  std::set<std::uint64_t> stored_sizes_;
  std::map<std::uint64_t, std::size_t> first_of_size_;  // size → the first file of this run that has it
  mutable std::mutex mutex_;
  std::map<base::Digest, std::size_t> read_;  // in this run: hash → the first file
};

}  // namespace beffroi::engine
